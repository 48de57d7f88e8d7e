package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Leases: of several replicas that could do a job, the one that holds the lease does it. */
@ApplicationScoped
public class LeaseStore {

    private static final Script LEASE = Script.named("lease");
    private static final Script GIVE_BACK = Script.named("give-back");

    private final RedisDataSource redis;

    LeaseStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * Takes the lease if it is free, or renews it.
     *
     * @param owner names the caller, differently from every other
     * @return the number of the lease, larger than that of every earlier lease; empty if somebody else holds it
     */
    public OptionalLong hold(String name, String owner, Duration timeToLive) {
        var term = LEASE.run(
                        redis,
                        List.of(Keys.lease(name), Keys.leaseTerm(name)),
                        List.of(owner, String.valueOf(timeToLive.toMillis())))
                .toLong();
        return term == 0 ? OptionalLong.empty() : OptionalLong.of(term);
    }

    /** Gives the lease back, so that the next owner need not wait for it to run out. */
    public void giveBack(String name, String owner) {
        GIVE_BACK.run(redis, List.of(Keys.lease(name)), List.of(owner));
    }
}
