// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the store says that it is.
 *
 * @param up since when the server that answers has been up: short after a restart, and after another one took over
 * @param memoryUsed bytes
 * @param memoryLimit bytes that it may use; 0 if nobody has set a limit
 * @param evictedKeys keys thrown away for want of memory, since it is up
 * @param replicas servers that follow it
 * @see <a href="https://valkey.io/commands/info/">INFO</a>
 */
public record Vitals(Duration up, long memoryUsed, long memoryLimit, long evictedKeys, int replicas) {

    /** Reads what INFO answers; empty if it is something else. What a server does not say counts as 0. */
    static Optional<Vitals> of(String info) {
        var fields = fields(info);
        return fields.containsKey("uptime_in_seconds")
                ? Optional.of(new Vitals(
                        Duration.ofSeconds(number(fields, "uptime_in_seconds")),
                        number(fields, "used_memory"),
                        number(fields, "maxmemory"),
                        number(fields, "evicted_keys"),
                        (int) number(fields, "connected_slaves")))
                : Optional.empty();
    }

    /** The name that a server gives each of its runs; empty if it gives none. */
    static Optional<String> run(String info) {
        return Optional.ofNullable(fields(info).get("run_id"));
    }

    private static Map<String, String> fields(String info) {
        return info.lines()
                .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip(),
                        (first, second) -> first));
    }

    private static long number(Map<String, String> fields, String name) {
        try {
            return Long.parseLong(fields.getOrDefault(name, "0"));
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
