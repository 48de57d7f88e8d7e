package io.ensemble.fleet.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.tenant.Tenants;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Nodes and tenants as the operator wants them. The dispatcher writes; anyone may read. */
@ApplicationScoped
public class ConfigurationStore {

    private final RedisDataSource redis;
    private final OperatorStateStore states;

    ConfigurationStore(RedisDataSource redis, OperatorStateStore states) {
        this.redis = redis;
        this.states = states;
    }

    /** Publishes the nodes. */
    public void writeNodes(List<Node> nodes) {
        redis.value(String.class).set(Keys.NODES, FleetJson.write(nodes));
    }

    /** The published nodes, each in the state that an operator set over its source's; empty if none were published. */
    public Optional<List<Node>> readNodes() {
        return Optional.ofNullable(redis.value(String.class).get(Keys.NODES)).map(json -> {
            var said = states.read();
            return FleetJson.read(json, new TypeReference<List<Node>>() {}).stream()
                    .map(node -> Optional.ofNullable(said.get(node.id()))
                            .map(state -> state.over(node))
                            .orElse(node))
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
}
