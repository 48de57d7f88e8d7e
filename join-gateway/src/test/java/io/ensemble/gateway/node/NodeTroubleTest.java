package io.ensemble.gateway.node;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.TroubleStore;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(NodeTroubleTest.Impatient.class)
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class NodeTroubleTest {

    /** The shortest time from which something is learned of a node. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ensemble.gateway.nodes.call-deadline", "2s");
        }
    }

    private static final MeetingKey ABC = new MeetingKey("default", "abc");
    private static final String CREATE = "name=Test&meetingID=abc";
    private static final String CREATED =
            "<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID><messageKey></messageKey></response>";

    @Inject
    FleetOfTwo fleet;

    @Inject
    NodeBreakers breakers;

    @Inject
    TroubleStore troubles;

    @BeforeEach
    void reset() {
        fleet.reset();
        fleet.a().answering(200, CREATED);
        fleet.b().answering(200, CREATED);
        StubDispatcher.decides(Mood.MADE, "bbb-a");
    }

    @AfterEach
    void wakeUp() {
        fleet.a().answering(200, CREATED);
    }

    @Test
    void aNodeThatFailsAgainAndAgainIsLeftAloneAndPeopleAreStillLedThere() {
        // Given
        fleet.placed(ABC, fleet.a());
        fleet.a().answering(502, "");
        for (var i = 0; i < 3; i++) {
            getInfo().body("response.messageKey", equalTo("internalError"));
        }
        var asked = fleet.a().asked().size();
        assertThat(breakers.isOpen("bbb-a")).isTrue();

        // When
        getInfo().body("response.messageKey", equalTo("internalError"));

        // Then
        assertThat(fleet.a().asked()).hasSize(asked);
        get("join", "fullName=Ada&meetingID=abc")
                .statusCode(302)
                .header("Location", startsWith(fleet.a().node().url().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"502", "cut", "wrong words"})
    void theFleetHearsOfOneFailureAtOnce(String failure) {
        // Given
        fleet.placed(ABC, fleet.a());
        switch (failure) {
            case "502" -> fleet.a().answering(502, "");
            case "cut" -> fleet.a().cuttingShort(CREATED);
            default -> fleet.a().answering(200, "<html/>");
        }

        // When
        getInfo().body("response.messageKey", equalTo("internalError"));

        // Then
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(troubles.reported()).containsExactly("bbb-a"));
        assertThat(breakers.isOpen("bbb-a")).isFalse();
    }

    @Test
    void aHungNodeCostsItsDeadlineOnce() throws Exception {
        // Given
        fleet.placed(ABC, fleet.a());
        fleet.a().hanging();

        // When many ask at the same time
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 10)
                    .mapToObj(i ->
                            threads.submit(() -> getInfo().extract().xmlPath().getString("response.messageKey")))
                    .toList();
            assertThat(calls).extracting(Future::get).containsOnly("internalError");
        }

        // Then those who come after do not wait
        var asked = fleet.a().asked().size();
        for (var i = 0; i < 20; i++) {
            getInfo().body("response.messageKey", equalTo("internalError"));
        }
        assertThat(fleet.a().asked()).hasSize(asked);
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(troubles.reported()).containsExactly("bbb-a"));
    }

    @Test
    void aSlowListIsNoTrouble() {
        // Given
        fleet.withoutTheDeadNode();
        fleet.a().hanging();

        // When
        get("getMeetings", "").body("response.returncode", equalTo("SUCCESS"));

        // Then
        assertThat(breakers.suspects()).isEmpty();
    }

    @Test
    void aCreateThatTwoNodesRefuseIsDoneByAThird() {
        // Given
        fleet.withAnotherDeadNode();
        StubDispatcher.decidesAmong(Mood.MADE, "bbb-gone", "bbb-gone-too", "bbb-b");

        // When
        get("create", CREATE).body("response.returncode", equalTo("SUCCESS"));

        // Then
        assertThat(StubDispatcher.spared())
                .containsExactly(Set.of(), Set.of("bbb-gone"), Set.of("bbb-gone", "bbb-gone-too"));
        assertThat(StubDispatcher.released()).hasSize(2);
        assertThat(fleet.b().asked()).hasSize(1);

        // And the next one spares both
        get("create", "name=Test&meetingID=abd").body("response.returncode", equalTo("SUCCESS"));
        assertThat(StubDispatcher.spared().getLast()).containsExactlyInAnyOrder("bbb-gone", "bbb-gone-too");
        assertThat(StubDispatcher.spared()).hasSize(4);
    }

    @Test
    void ofNothingButSuspectsOneIsTriedAllTheSame() {
        // Given a node that failed once
        fleet.placed(ABC, fleet.a());
        fleet.a().answering(502, "");
        getInfo().body("response.messageKey", equalTo("internalError"));
        fleet.a().answering(200, CREATED);

        // When no other can take the meeting
        StubDispatcher.decidesAmong(Mood.MADE, "bbb-a");
        get("create", "name=Test&meetingID=abd").body("response.returncode", equalTo("SUCCESS"));

        // Then
        assertThat(StubDispatcher.spared()).containsExactly(Set.of("bbb-a"), Set.of());
    }

    private static ValidatableResponse getInfo() {
        return get("getMeetingInfo", "meetingID=abc");
    }
}
