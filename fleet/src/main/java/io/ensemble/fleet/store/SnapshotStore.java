package io.ensemble.fleet.store;

import io.ensemble.fleet.snapshot.Snapshot;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the poller last saw. The leading poller writes; anyone may read. */
@ApplicationScoped
public class SnapshotStore {

    /** A snapshot of yesterday says nothing about today. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    private static final Script WRITE = Script.named("snapshot");

    private final RedisDataSource redis;

    SnapshotStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Writes the snapshot; answers false, and writes nothing, if a poller with a newer lease has written. */
    public boolean write(Snapshot snapshot) {
        var arguments = List.of(
                String.valueOf(snapshot.term()), FleetJson.write(snapshot), String.valueOf(TIME_TO_LIVE.toMillis()));
        return WRITE.run(redis, List.of(Keys.SNAPSHOT), arguments).toInteger() == 1;
    }

    /** The last snapshot. */
    public Optional<Snapshot> read() {
        return Optional.ofNullable(redis.hash(String.class).hget(Keys.SNAPSHOT, "json"))
                .map(json -> FleetJson.read(json, Snapshot.class));
    }
}
