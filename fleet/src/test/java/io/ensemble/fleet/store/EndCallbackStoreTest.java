package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.EndCallbackStore.Wanted;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class EndCallbackStoreTest {

    private static final MeetingKey BIOLOGY = new MeetingKey("moodle", "bio:logy");
    private static final Wanted ON_A = new Wanted("a", List.of("t1", "t2"));

    @Inject
    EndCallbackStore ends;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void whatIsRememberedIsFoundByMeetingAndByNode() {
        // When
        ends.remember(BIOLOGY, ON_A);

        // Then
        assertThat(ends.find(BIOLOGY)).contains(ON_A);
        assertThat(ends.on("a")).containsExactly(BIOLOGY);
        assertThat(ends.nodes()).containsExactly("a");
        assertThat(redis.key().keys("*"))
                .allSatisfy(key -> assertThat(redis.key().ttl(key)).isPositive());

        // And forgotten in both places
        ends.forget(BIOLOGY, ON_A);
        assertThat(redis.key().keys("*")).isEmpty();
    }

    @Test
    void aMeetingThatWasCreatedAnewIsNotForgotten() {
        // Given
        ends.remember(BIOLOGY, ON_A);
        var elsewhere = new Wanted("b", List.of("t3"));
        ends.remember(BIOLOGY, elsewhere);

        // When somebody who saw it on the first node forgets it
        ends.forget(BIOLOGY, ON_A);

        // Then only that node's index loses it
        assertThat(ends.find(BIOLOGY)).contains(elsewhere);
        assertThat(ends.on("a")).isEmpty();
        assertThat(ends.nodes()).containsExactly("b");
        assertThat(ends.on("b")).containsExactly(BIOLOGY);
    }
}
