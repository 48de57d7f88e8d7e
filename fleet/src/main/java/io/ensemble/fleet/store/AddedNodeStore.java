// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.node.AddedNode;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** Nodes that operators add by the API, and take out again. The dispatcher writes and reads. */
@ApplicationScoped
public class AddedNodeStore {

    private final LastWordStore<AddedNode> words;

    AddedNodeStore(RedisDataSource redis) {
        this.words = new LastWordStore<>(redis, Keys.ADDED_NODES, new TypeReference<>() {});
    }

    /** Adds a node or takes it out, for the record. */
    public void say(String node, AddedNode word, AuditEntry entry) {
        words.say(node, word.at(), word, entry);
    }

    /** What was said last of each node of which anything was. */
    public Map<String, AddedNode> read() {
        return words.read();
    }

    /** Puts back what this service has read before and the store has lost; answers of which nodes. */
    public Set<String> keep() {
        return words.keep();
    }

    /** Forgets what was said of those nodes. */
    public void forget(Set<String> nodes) {
        words.forget(nodes);
    }
}
