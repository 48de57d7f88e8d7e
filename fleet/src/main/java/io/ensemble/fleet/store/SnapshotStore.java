package io.ensemble.fleet.store;

import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.fleet.snapshot.Snapshot;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What the pollers last saw. Each poller writes its own nodes; anyone may read. */
@ApplicationScoped
public class SnapshotStore {

    /** A sighting of yesterday says nothing about today. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(SnapshotStore.class);

    private static final Script SIGHTING = Script.named("sighting");

    /** No id of a node: says that somebody has written, be it that no node is left. */
    private static final String SOMEBODY = ".";

    private final RedisDataSource redis;
    private final AtomicLong writes = new AtomicLong();
    private volatile Snapshot lastRead = Snapshot.NONE;
    private volatile Set<String> unreadable = Set.of();

    SnapshotStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * Writes what was seen of one node.
     *
     * @param pollers those among whom the writer divided the nodes
     * @return false, and nothing is written, if the pollers are others by now, or somebody has joined them since: then the node may be somebody else's
     */
    public boolean write(Pollers pollers, NodeSighting sighting) {
        return change(pollers, sighting.node(), FleetJson.write(sighting));
    }

    /** Forgets a node that nobody looks at any more; answers as {@link #write(Pollers, NodeSighting)} does. */
    public boolean forget(Pollers pollers, String node) {
        return change(pollers, node, "");
    }

    /**
     * Puts a whole snapshot in place of what is there, whoever polls: for those who stage a fleet. Sightings that do not
     * say when they were tried were tried when it was taken.
     */
    public void write(Snapshot snapshot) {
        redis.key().del(Keys.SIGHTINGS, Keys.SIGHTINGS_WRITERS);
        redis.hash(String.class).hset(Keys.SIGHTINGS_WRITERS, SOMEBODY, SOMEBODY);
        if (!snapshot.nodes().isEmpty()) {
            redis.hash(String.class)
                    .hset(
                            Keys.SIGHTINGS,
                            snapshot.nodes().values().stream()
                                    .map(sighting ->
                                            sighting.triedAt(sighting.triedAt().orElse(snapshot.takenAt())))
                                    .collect(Collectors.toMap(NodeSighting::node, FleetJson::write)));
        }
    }

    /**
     * What was last seen of every node; empty if nobody has written since the store was emptied. Of a node whose sighting cannot be
     * read, what was read of it before: its meetings are not to be given up for that.
     */
    public Optional<Snapshot> read() {
        var sightings = redis.hash(String.class).hgetall(Keys.SIGHTINGS);
        return sightings.isEmpty() && !redis.key().exists(Keys.SIGHTINGS_WRITERS)
                ? Optional.empty()
                : Optional.of(assembled(sightings));
    }

    /**
     * Whether what is there is all there is: it was written at once for all nodes, or a node was taken out of it. A store that
     * was emptied says neither.
     */
    public boolean isWhole() {
        return redis.hash(String.class).hexists(Keys.SIGHTINGS_WRITERS, SOMEBODY);
    }

    private Snapshot assembled(Map<String, String> sightings) {
        var before = lastRead;
        var bad = new HashSet<String>();
        var good = new ArrayList<NodeSighting>();
        sightings.forEach((node, json) -> {
            try {
                good.add(FleetJson.read(json, NodeSighting.class));
            } catch (UnreadableException later) {
                bad.add(node);
                before.of(node).ifPresent(good::add);
                if (!unreadable.contains(node)) {
                    LOG.warnf(
                            "What a poller saw of %s cannot be read (%s); what was read of it before stays. Is the poller of"
                                    + " a later version than this service?",
                            node, later.getMessage());
                }
            }
        });
        unreadable = Set.copyOf(bad);
        lastRead = Snapshot.of(good);
        return lastRead;
    }

    private boolean change(Pollers pollers, String node, String json) {
        var arguments = List.of(
                pollers.self(),
                String.join(",", pollers.all()),
                String.valueOf(pollers.epoch()),
                String.valueOf(writes.incrementAndGet()),
                node,
                json,
                String.valueOf(TIME_TO_LIVE.toMillis()));
        return SIGHTING.run(
                                redis,
                                List.of(Keys.POLLERS, Keys.POLLERS_EPOCH, Keys.SIGHTINGS, Keys.SIGHTINGS_WRITERS),
                                arguments)
                        .toInteger()
                == 1;
    }
}
