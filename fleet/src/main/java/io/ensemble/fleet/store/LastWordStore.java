package io.ensemble.fleet.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ensemble.fleet.audit.AuditEntry;
import io.quarkus.redis.datasource.RedisDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What operators said last of each node. Nobody else knows it, neither a file nor a node; so who has read it keeps it, and
 * puts it back into a store that was emptied. A word carries when it was said, so an old one never replaces a newer; and
 * what is taken back is a word too, or it would be put back.
 *
 * @param <W> a word
 */
final class LastWordStore<W> {

    private static final Script SAY = Script.named("operator-word");
    private static final Script RESTORE = Script.named("operator-words-restore");

    private final RedisDataSource redis;
    private final String key;
    private final TypeReference<W> type;
    private Map<String, String> remembered = Map.of();

    LastWordStore(RedisDataSource redis, String key, TypeReference<W> type) {
        this.redis = redis;
        this.key = key;
        this.type = type;
    }

    /** Says something of a node, for the record. */
    synchronized void say(String node, Instant at, W word, AuditEntry entry) {
        var arguments = List.of(
                node,
                String.valueOf(at.toEpochMilli()),
                FleetJson.write(word),
                FleetJson.write(entry),
                String.valueOf(AuditStore.MOST));
        var stored = SAY.run(redis, List.of(key, Keys.AUDIT), arguments).toString();
        var known = new HashMap<>(remembered);
        known.put(node, stored);
        remembered = known;
    }

    /** The last word on each node of which there is one. */
    Map<String, W> read() {
        return words(redis.hash(String.class).hgetall(key));
    }

    /**
     * Reads the words, and puts those back that this service has read before and that the store has lost.
     *
     * @return the nodes whose words were lost
     */
    synchronized Set<String> keep() {
        var stored = redis.hash(String.class).hgetall(key);
        var lost = new ArrayList<String>();
        var nodes = new TreeSet<String>();
        remembered.forEach((node, word) -> {
            if (saidAt(stored.get(node)) < saidAt(word)) {
                lost.add(node);
                lost.add(word);
                nodes.add(node);
            }
        });
        if (lost.isEmpty()) {
            remembered = stored;
            return nodes;
        }
        var restored = RESTORE.run(redis, List.of(key), lost).toInteger();
        remembered = redis.hash(String.class).hgetall(key);
        // Another service may have been faster; it has told of it.
        return restored == 0 ? Set.of() : nodes;
    }

    /** Forgets the words on those nodes for good, here and in the store. */
    synchronized void forget(Set<String> nodes) {
        if (!nodes.isEmpty()) {
            redis.hash(String.class).hdel(key, nodes.toArray(String[]::new));
            var left = new HashMap<>(remembered);
            left.keySet().removeAll(nodes);
            remembered = left;
        }
    }

    private Map<String, W> words(Map<String, String> stored) {
        var words = new HashMap<String, W>();
        stored.forEach((node, word) -> words.put(node, FleetJson.read(word.substring(word.indexOf(' ') + 1), type)));
        return words;
    }

    private static long saidAt(@Nullable String word) {
        return word == null ? -1 : Long.parseLong(word.substring(0, word.indexOf(' ')));
    }
}
