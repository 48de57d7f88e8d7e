package io.ensemble.gateway.callback;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.EndCallbackStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.Receiver;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ends of meetings on nodes that cannot tell of them and are not offline either. */
@QuarkusTest
@TestProfile(EndRoundsTest.Quick.class)
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class EndRoundsTest {

    /** A node is out of use after a moment. */
    public static final class Quick implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ensemble.gateway.ends.out-for", "100ms");
        }
    }

    private static final MeetingKey ABC = new MeetingKey("default", "abc");
    private static final String CREATED =
            "<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID><messageKey></messageKey></response>";

    @Inject
    FleetOfTwo fleet;

    @Inject
    EndRounds rounds;

    @Inject
    EndCallbackStore ends;

    @Inject
    ConfigurationStore configuration;

    @Inject
    PlacementStore placements;

    @Inject
    SnapshotStore snapshots;

    @Inject
    FleetView view;

    @Inject
    RedisDataSource redis;

    private final Instant begun = Instant.now();
    private Receiver receiver;

    @BeforeEach
    void create() throws IOException {
        fleet.reset();
        fleet.a().answering(200, CREATED);
        StubDispatcher.decides(Mood.MADE, "bbb-a");
        receiver = new Receiver();
        get(
                        "create",
                        "name=Test&meetingID=abc&meta_endCallbackUrl="
                                + URLEncoder.encode(receiver.url(), StandardCharsets.UTF_8))
                .body("response.returncode", equalTo("SUCCESS"));
        assertThat(ends.nodes()).containsExactly("bbb-a");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aNodeThatIsDisabledHasNoMeetingsAnyMore() {
        configuration.writeNodes(
                List.of(fleet.a().node().in(NodeState.DISABLED), fleet.b().node()));
        awaitTheEnd();
    }

    @Test
    void norHasOneThatIsNotInTheFleetAnyMore() {
        configuration.writeNodes(List.of(fleet.b().node()));
        awaitTheEnd();
    }

    @Test
    void aMeetingThatHasItsPlaceUnderTheNewNameOfItsNodeIsNotOver() {
        // Given
        fleet.placed(ABC, fleet.b());

        // When
        configuration.writeNodes(List.of(fleet.b().node()));
        view.refresh();
        looksAFewTimes();

        // Then
        assertThat(receiver.heard()).isEmpty();
        assertThat(ends.find(ABC)).isPresent();

        // And when it has no place there either, it is
        placements.release(placements.find(ABC).orElseThrow());
        awaitTheEnd();
    }

    @Test
    void aFleetWithoutNodesIsNoReason() {
        configuration.writeNodes(List.of());
        view.refresh();
        looksAFewTimes();
        assertThat(receiver.heard()).isEmpty();
        assertThat(ends.find(ABC)).isPresent();
    }

    @Test
    void aStoreThatWasEmptiedIsNoReason() {
        var wanted = ends.find(ABC).orElseThrow();
        redis.flushall();
        ends.remember(ABC, wanted);
        view.refresh();
        looksAFewTimes();
        assertThat(receiver.heard()).isEmpty();
        assertThat(ends.find(ABC)).isPresent();
    }

    @Test
    void aNodeThatWasRestartedHasLostWhatItListedWhenNobodyCountsOnItAnyMore() {
        // Given
        fleet.placed(ABC, fleet.a());
        polled(0, "abc");

        // When it has listed nothing for long, but the dispatcher has not released the place
        polled(60);
        polled(130);
        assertThat(receiver.heard()).isEmpty();
        assertThat(ends.find(ABC)).isPresent();

        // Then
        placements.release(placements.find(ABC).orElseThrow());
        polled(140);
        awaitTheEnd();
    }

    @Test
    void aMeetingThatPollingHasNotSeenYetIsNotOver() {
        polled(0);
        polled(600);
        looksAFewTimes();
        assertThat(receiver.heard()).isEmpty();
        assertThat(ends.find(ABC)).isPresent();
    }

    private void awaitTheEnd() {
        await().until(() -> receiver.heard().size() == 1);
        assertThat(receiver.heard().getFirst().query().text("meetingID")).isEqualTo("abc");
        assertThat(receiver.heard().getFirst().query().text("recordingmarks")).isEqualTo("false");
        await().until(() -> ends.find(ABC).isEmpty() && ends.nodes().isEmpty());
        looksAFewTimes();
        assertThat(receiver.heard()).hasSize(1);
    }

    private void looksAFewTimes() {
        var until = System.nanoTime() + Duration.ofMillis(300).toNanos();
        do {
            rounds.lookForLostNodes();
            rounds.lookForVanishedMeetings();
        } while (System.nanoTime() < until);
    }

    private void polled(int seconds, String... meetings) {
        var asked = Optional.of(begun.plusSeconds(seconds));
        var listed = Arrays.stream(meetings)
                .map(id -> new MeetingSighting(id, "internal-" + id, Duration.ofHours(1), 1, 1, 0, 0, false))
                .toList();
        var sighting = new NodeSighting(
                "bbb-a",
                Health.ONLINE,
                0,
                9,
                Optional.empty(),
                asked,
                listed,
                asked,
                asked,
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
        snapshots.write(new Snapshot(begun, 1, Map.of("bbb-a", sighting)));
        view.refresh();
        rounds.lookForVanishedMeetings();
    }
}
