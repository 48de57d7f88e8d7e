package io.ensemble.fleet.store;

import io.ensemble.fleet.audit.AuditEntry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.redis.datasource.stream.XAddArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was done to the nodes. The dispatcher writes; the oldest entries make room. */
@ApplicationScoped
public class AuditStore {

    /** How many are kept: some years of a fleet whose operators do ten things a day, in a few megabytes. */
    static final int MOST = 10_000;

    private static final String ENTRY = "entry";

    private final RedisDataSource redis;

    AuditStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Adds an entry. What goes together with a change of the store is written by that change. */
    public void add(AuditEntry entry) {
        redis.stream(String.class)
                .xadd(
                        Keys.AUDIT,
                        new XAddArgs().maxlen((long) MOST).nearlyExactTrimming(),
                        Map.of(ENTRY, FleetJson.write(entry)));
    }

    /** All entries, the last first. */
    public List<AuditEntry> all() {
        return latest(Integer.MAX_VALUE);
    }

    /** The latest entries, the last first. */
    public List<AuditEntry> latest(int atMost) {
        return redis.stream(String.class).xrevrange(Keys.AUDIT, StreamRange.of("+", "-"), atMost).stream()
                .map(message -> Objects.requireNonNull(message.payload().get(ENTRY), "We write it"))
                .map(json -> FleetJson.read(json, AuditEntry.class))
                .toList();
    }
}
