package io.ensemble.fleet.store;

import io.ensemble.fleet.callback.Hook;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The hooks of the tenants. Servers know nothing of them: each tells Ensemble of everything, once. */
@ApplicationScoped
public class HookStore {

    private static final Script CREATE = Script.named("hook-create");

    private final RedisDataSource redis;

    HookStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * What came of the wish for a hook.
     *
     * @param id of the hook that is there now
     * @param duplicate whether it was there before
     */
    public record Created(String id, boolean duplicate) {}

    /** Takes a hook, unless the tenant has one for the same address, which then stays as it is. */
    public Created create(String tenant, Hook hook) {
        var id = CREATE.run(
                        redis,
                        List.of(Keys.hooks(tenant)),
                        List.of(hook.id(), hook.callbackUrl(), FleetJson.write(hook)))
                .toString();
        return new Created(id, !id.equals(hook.id()));
    }

    /** Removes a hook. Answers whether it was there. */
    public boolean destroy(String tenant, String id) {
        return redis.hash(String.class).hdel(Keys.hooks(tenant), id) == 1;
    }

    /** The hooks of a tenant, the oldest first. */
    public List<Hook> of(String tenant) {
        return redis.hash(String.class).hgetall(Keys.hooks(tenant)).values().stream()
                .map(json -> FleetJson.read(json, Hook.class))
                .sorted(Comparator.comparing(Hook::since).thenComparing(Hook::id))
                .toList();
    }

    /** Whether any of these tenants has a hook. */
    public boolean any(Collection<String> tenants) {
        return !tenants.isEmpty()
                && redis.key().exists(tenants.stream().map(Keys::hooks).toArray(String[]::new)) > 0;
    }
}
