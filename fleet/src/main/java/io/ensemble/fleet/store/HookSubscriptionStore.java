package io.ensemble.fleet.store;

import io.ensemble.fleet.callback.HookSubscription;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which nodes tell us of their events, and where. */
@ApplicationScoped
public class HookSubscriptionStore {

    private final RedisDataSource redis;

    HookSubscriptionStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Remembers the address under which nodes reach us. */
    public void rememberAddress(String address) {
        redis.value(String.class).set(Keys.HOOK_ADDRESS, address);
    }

    /** The address that was remembered. */
    public Optional<String> address() {
        return Optional.ofNullable(redis.value(String.class).get(Keys.HOOK_ADDRESS));
    }

    /** Remembers that a node tells us. */
    public void remember(String node, HookSubscription subscription) {
        redis.hash(String.class).hset(Keys.HOOK_NODES, node, FleetJson.write(subscription));
    }

    /** A node tells us no more, or nobody knows. */
    public void forget(String node) {
        redis.hash(String.class).hdel(Keys.HOOK_NODES, node);
    }

    /** What is known of the nodes, by their ids. */
    public Map<String, HookSubscription> all() {
        return redis.hash(String.class).hgetall(Keys.HOOK_NODES).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> FleetJson.read(entry.getValue(), HookSubscription.class)));
    }
}
