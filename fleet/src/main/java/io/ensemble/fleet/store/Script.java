package io.ensemble.fleet.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A Lua script of this module. Sent whole each time: scripts are short, and a server that lost its script cache needs no
 * second round trip.
 */
final class Script {

    private final String text;

    private Script(String text) {
        this.text = text;
    }

    /** The script in {@code lua/NAME.lua} on the class path. */
    static Script named(String name) {
        var path = "/lua/" + name + ".lua";
        try (var in = Objects.requireNonNull(Script.class.getResourceAsStream(path), path)) {
            return new Script(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    Response run(RedisDataSource redis, List<String> keys, List<String> arguments) {
        var words = new ArrayList<String>(2 + keys.size() + arguments.size());
        words.add(text);
        words.add(String.valueOf(keys.size()));
        words.addAll(keys);
        words.addAll(arguments);
        return redis.execute("EVAL", words.toArray(String[]::new));
    }
}
