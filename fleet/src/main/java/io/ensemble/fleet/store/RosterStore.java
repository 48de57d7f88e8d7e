// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.Roster;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of the fleet as they are published. The dispatchers write, each on top of what it has read. */
@ApplicationScoped
public class RosterStore {

    private static final Script PUBLISH = Script.named("roster");

    private final RedisDataSource redis;

    RosterStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * What was read.
     *
     * @param roster empty if nothing is published
     * @param edition names this text; another one has another name
     */
    public record Published(Optional<Roster> roster, String edition) {}

    /** Reads what is published. */
    public Published read() {
        var stored = redis.value(String.class).mget(Keys.NODES, Keys.NODE_ORIGINS);
        var nodes = Optional.ofNullable(stored.get(Keys.NODES));
        var origins = Optional.ofNullable(stored.get(Keys.NODE_ORIGINS));
        return new Published(
                nodes.map(json -> new Roster(
                        FleetJson.read(json, new TypeReference<List<Node>>() {}),
                        origins.<Map<String, NodeOrigin>>map(text -> FleetJson.read(text, new TypeReference<>() {}))
                                .orElseGet(Map::of))),
                sha1(nodes.orElse("") + origins.orElse("")));
    }

    /**
     * Publishes another roster, and puts on record what it changes.
     *
     * @param edition that it was made of; answers false, and does nothing, if there is another one by now
     */
    public boolean publish(Roster roster, String edition, List<AuditEntry> changes) {
        var arguments = new ArrayList<String>();
        arguments.add(edition);
        arguments.add(FleetJson.write(roster.nodes()));
        arguments.add(FleetJson.write(roster.origins()));
        arguments.add(String.valueOf(AuditStore.MOST));
        changes.forEach(change -> arguments.add(FleetJson.write(change)));
        return PUBLISH.run(redis, List.of(Keys.NODES, Keys.NODE_ORIGINS, Keys.AUDIT), arguments)
                        .toInteger()
                == 1;
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
