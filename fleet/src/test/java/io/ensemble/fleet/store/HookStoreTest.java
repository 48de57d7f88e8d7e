package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.callback.Hook;
import io.ensemble.fleet.callback.HookSubscription;
import io.ensemble.fleet.store.HookStore.Created;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class HookStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Hook ALL =
            new Hook("1", "https://m.example.org/?x=ü\"", Optional.empty(), List.of(), false, NOON);
    private static final Hook BIOLOGY = new Hook(
            "2",
            "https://m.example.org/bio",
            Optional.of("bio"),
            List.of("user-joined", "user-left"),
            true,
            NOON.plusSeconds(1));

    @Inject
    HookStore hooks;

    @Inject
    HookSubscriptionStore subscriptions;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void hooksComeBackAsTheyWereTheOldestFirst() {
        // When
        assertThat(hooks.create("moodle", BIOLOGY)).isEqualTo(new Created("2", false));
        assertThat(hooks.create("moodle", ALL)).isEqualTo(new Created("1", false));

        // Then
        assertThat(hooks.of("moodle")).containsExactly(ALL, BIOLOGY);
        assertThat(hooks.of("default")).isEmpty();
    }

    @Test
    void anAddressHasOneHookOfATenant() {
        // Given
        hooks.create("moodle", ALL);
        var again = new Hook("3", ALL.callbackUrl(), Optional.of("bio"), List.of(), false, NOON);

        // When
        var asked = hooks.create("moodle", again);
        var elsewhere = hooks.create("default", again);

        // Then
        assertThat(asked).isEqualTo(new Created("1", true));
        assertThat(hooks.of("moodle")).containsExactly(ALL);
        assertThat(elsewhere).isEqualTo(new Created("3", false));
    }

    @Test
    void onlyATenantsOwnHookIsDestroyedAndOnlyOnce() {
        // Given
        hooks.create("moodle", ALL);

        // Then
        assertThat(hooks.destroy("default", "1")).isFalse();
        assertThat(hooks.any(List.of("default", "moodle"))).isTrue();
        assertThat(hooks.destroy("moodle", "1")).isTrue();
        assertThat(hooks.destroy("moodle", "1")).isFalse();
        assertThat(hooks.any(List.of("default", "moodle"))).isFalse();
        assertThat(hooks.any(List.of())).isFalse();
    }

    @Test
    void whatNodesWereGivenIsRemembered() {
        // Given
        var subscription = new HookSubscription("https://e.example.org/callback/hook/x", "n1", NOON);

        // When
        subscriptions.rememberAddress("https://e.example.org");
        subscriptions.remember("a", subscription);
        subscriptions.remember("b", subscription);
        subscriptions.forget("b");

        // Then
        assertThat(subscriptions.address()).contains("https://e.example.org");
        assertThat(subscriptions.all()).containsOnlyKeys("a").containsValue(subscription);
    }
}
