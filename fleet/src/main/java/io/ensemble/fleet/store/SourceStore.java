// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeSource;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the sources of nodes last said, but for the API's. Whichever dispatcher saw a source change writes it, so that all
 * of them see the same. The dispatcher writes and reads.
 */
@ApplicationScoped
public class SourceStore {

    private final RedisDataSource redis;

    SourceStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** The source lists these nodes now. */
    public void write(NodeSource source, List<Node> nodes) {
        redis.hash(String.class).hset(Keys.NODE_SOURCES, source.toString(), FleetJson.write(nodes));
    }

    /** Whether anything is known of the source. */
    public boolean knows(NodeSource source) {
        return redis.hash(String.class).hexists(Keys.NODE_SOURCES, source.toString());
    }

    /** What each source lists; a source that nothing is known of is not there. */
    public Map<NodeSource, List<Node>> read() {
        var stored = redis.hash(String.class).hgetall(Keys.NODE_SOURCES);
        var listed = new EnumMap<NodeSource, List<Node>>(NodeSource.class);
        for (var source : NodeSource.values()) {
            var json = stored.get(source.toString());
            if (json != null) {
                listed.put(source, FleetJson.read(json, new TypeReference<>() {}));
            }
        }
        return listed;
    }
}
