// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Meetings that a dispatcher is ending, because their node is to be empty or came back with what is over. What polling saw of
 * them counts no more, or whoever starts one of them again would be led back to that node. The dispatcher writes; all read.
 */
@ApplicationScoped
public class EndingStore {

    /** A node takes some seconds to close a meeting, and polling some to notice. */
    static final Duration LIFETIME = Duration.ofSeconds(30);

    private final HintStore hints;

    EndingStore(RedisDataSource redis) {
        this.hints = new HintStore(redis, Keys.ENDING, LIFETIME);
    }

    /** A meeting on a node, by the id that it has there. */
    public record Ending(String node, String meetingId) {}

    /** Those meetings of the node are being ended from now on. */
    public void begin(String node, Collection<String> meetingIds) {
        hints.add(meetingIds.stream().map(id -> node + " " + id).toList());
    }

    /** The meetings that are being ended, or were ended less than {@link #LIFETIME} ago, by the store's own clock. */
    public Set<Ending> underWay() {
        return hints.read().stream().map(EndingStore::read).collect(Collectors.toUnmodifiableSet());
    }

    private static Ending read(String entry) {
        // A node's id has no blank.
        var blank = entry.indexOf(' ');
        return new Ending(entry.substring(0, blank), entry.substring(blank + 1));
    }
}
