package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Words that are good for a while under one key. The store's clock decides until when: of the machines that write and read,
 * one may be seconds behind, which would have its words out of date on arrival, and another an hour ahead.
 */
final class HintStore {

    private static final Script ADD = Script.named("hint");
    private static final Script READ = Script.named("hints");

    private final RedisDataSource redis;
    private final String key;
    private final Duration lifetime;

    HintStore(RedisDataSource redis, String key, Duration lifetime) {
        this.redis = redis;
        this.key = key;
        this.lifetime = lifetime;
    }

    /** From now on they are good for the lifetime. */
    void add(Collection<String> words) {
        if (!words.isEmpty()) {
            var arguments = new ArrayList<String>(1 + words.size());
            arguments.add(String.valueOf(lifetime.toMillis()));
            arguments.addAll(words);
            ADD.run(redis, List.of(key), arguments);
        }
    }

    /** It is good no more. */
    void takeBack(String word) {
        redis.sortedSet(String.class).zrem(key, word);
    }

    /** Those that are still good. */
    Set<String> read() {
        return read(List.of(key));
    }

    /** Those that are still good here or there, in one question. */
    Set<String> readWith(HintStore other) {
        return read(List.of(key, other.key));
    }

    private Set<String> read(List<String> keys) {
        return StreamSupport.stream(READ.run(redis, keys, List.of()).spliterator(), false)
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
    }
}
