package io.ensemble.fleet.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.tenant.Tenants;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes and tenants as the operator wants them. The dispatcher writes; anyone may read. */
@ApplicationScoped
public class ConfigurationStore {

    private final RedisDataSource redis;

    ConfigurationStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Publishes the nodes. */
    public void writeNodes(List<Node> nodes) {
        redis.value(String.class).set(Keys.NODES, FleetJson.write(nodes));
    }

    /** The published nodes, each in the state that an operator set over the file's; empty if none were published. */
    public Optional<List<Node>> readNodes() {
        return Optional.ofNullable(redis.value(String.class).get(Keys.NODES)).map(json -> {
            var states = readStates();
            return FleetJson.read(json, new TypeReference<List<Node>>() {}).stream()
                    .map(node -> states.containsKey(node.id()) ? node.in(states.get(node.id())) : node)
                    .toList();
        });
    }

    /** Publishes the tenants. */
    public void writeTenants(Tenants tenants) {
        redis.value(String.class).set(Keys.TENANTS, FleetJson.write(tenants));
    }

    /** The published tenants; empty if none were published. */
    public Optional<Tenants> readTenants() {
        return Optional.ofNullable(redis.value(String.class).get(Keys.TENANTS))
                .map(json -> FleetJson.read(json, Tenants.class));
    }

    /** Sets the state of a node over what the file says. */
    public void writeState(String node, NodeState state) {
        redis.hash(String.class).hset(Keys.NODE_STATES, node, state.toString());
    }

    /** Lets the file's state be in force again. */
    public void clearState(String node) {
        redis.hash(String.class).hdel(Keys.NODE_STATES, node);
    }

    private Map<String, NodeState> readStates() {
        var states = new HashMap<String, NodeState>();
        redis.hash(String.class)
                .hgetall(Keys.NODE_STATES)
                .forEach((node, word) -> NodeState.called(word).ifPresent(state -> states.put(node, state)));
        return states;
    }
}
