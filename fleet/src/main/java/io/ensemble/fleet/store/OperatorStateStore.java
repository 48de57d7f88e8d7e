package io.ensemble.fleet.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.node.OperatorState;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** The states that operators give nodes. The dispatcher writes; anyone may read. */
@ApplicationScoped
public class OperatorStateStore {

    private final LastWordStore<OperatorState> words;

    OperatorStateStore(RedisDataSource redis) {
        this.words = new LastWordStore<>(redis, Keys.OPERATOR_STATES, new TypeReference<>() {});
    }

    /** Sets the state of a node over what its source says, or takes that back, for the record. */
    public void say(String node, OperatorState state, AuditEntry entry) {
        words.say(node, state.at(), state, entry);
    }

    /** What was said last of each node of which anything was. */
    public Map<String, OperatorState> read() {
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
