// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.placing;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.EndRequestStore;
import io.ensemble.fleet.store.EndingStore;
import io.ensemble.fleet.store.EndingStore.Ending;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.LostMeetingStore;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class HealingTest {

    @Inject
    Stage stage;

    @Inject
    PlacementStore placements;

    @Inject
    LostMeetingStore losses;

    @Inject
    EndRequestStore endRequests;

    @Inject
    EndingStore announced;

    @Inject
    FleetView view;

    @Inject
    InstantSource clock;

    private final FakeNode first = new FakeNode();
    private final FakeNode second = new FakeNode();

    @BeforeEach
    void twoNodes() {
        stage.nodesInForce("nodes:\n" + first.entry("bbb-1") + second.entry("bbb-2"), 2);
        placements.declareIncomplete(clock.instant());
        stage.see(idle("bbb-1"), idle("bbb-2"));
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void afterTheStoreWasEmptiedAMeetingIsFoundOnItsNode() {
        // Given a meeting that neither the store nor polling knows of
        second.meetings.add("known-to-its-node");

        // Then
        placing("known-to-its-node")
                .post("/api/placements")
                .then()
                .statusCode(201)
                .body("node", equalTo("bbb-2"));
    }

    @Test
    void onceAllNodesHaveToldWhatTheyRunTheStoreIsTrusted() {
        assertThat(placements.complete()).isFalse();
        await().until(() -> {
            stage.see(running("bbb-1", meeting("biology", Duration.ofMinutes(3), 5)), idle("bbb-2"));
            return placements.complete();
        });
        placed("biology", "bbb-1");

        // And no node is asked any more
        second.meetings.add("art");
        first.meetings.add("art");
        assertThat(placing("art").post("/api/placements").statusCode()).isEqualTo(201);
    }

    @Test
    void theSmallerOfTwoCopiesIsEnded() {
        // Given
        placing("smaller").post("/api/placements").then().statusCode(201);
        var placedOn = where("smaller");
        var other = other(placedOn);

        first.meetings.add("smaller");
        second.meetings.add("smaller");

        // When both run, and nobody is in the placed one
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            stage.see(
                    running(placedOn, meeting("smaller", Duration.ofMinutes(3), 0)),
                    running(other, meeting("smaller", Duration.ofMinutes(3), 7)));
            return fake(placedOn).ended.contains("smaller");
        });

        // Then
        placed("smaller", other);
        assertThat(fake(other).ended).isEmpty();
    }

    @Test
    void whatIsOneMeetingByTheWordOfBothNodesIsNotEndedAsItsOwnCopy() {
        // Given one server under two names, of which polling has seen one before the meeting began anew
        placing("one").post("/api/placements").then().statusCode(201);
        var placedOn = where("one");
        first.meetings.add("one");
        second.meetings.add("one");
        first.internalId = "one-17";
        second.internalId = "one-17";

        // When
        for (var look = 1; look <= 4; look++) {
            stage.see(
                    running(placedOn, meeting("one", Duration.ofMinutes(3), 0)),
                    running(other(placedOn), meeting("one", Duration.ofSeconds(1), 7)));
        }

        // Then
        await().during(Duration.ofSeconds(2)).until(() -> first.ended.isEmpty() && second.ended.isEmpty());
    }

    @Test
    void noCopyIsEndedWhileTheOtherOneIsOnlySaidToRun() {
        // Given a meeting of which the placed node has nothing any more
        placing("biology").post("/api/placements").then().statusCode(201);
        var placedOn = where("biology");
        var other = other(placedOn);
        fake(other).meetings.add("biology");

        // When an old answer says that it has, and more people
        for (var look = 1; look <= 4; look++) {
            stage.see(
                    running(placedOn, meeting("biology", Duration.ofMinutes(3), 7)),
                    running(other, meeting("biology", Duration.ofMinutes(3), 0)));
        }

        // Then the one that really runs stays
        await().during(Duration.ofSeconds(2)).until(() -> fake(other).ended.isEmpty());
        assertThat(fake(other).meetings).contains("biology");
    }

    @Test
    void aNodeThatComesBackWithAMeetingThatWasPlacedElsewhereLosesItsCopy() {
        // Given a meeting that is placed anew after its node was given up
        var lost = lostWithItsNode("elsewhere");
        var other = other(lost);
        placing("elsewhere").post("/api/placements").then().statusCode(201).body("node", equalTo(other));

        first.meetings.add("elsewhere");
        second.meetings.add("elsewhere");

        // When the node is back with all the people that were in it
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            stage.see(
                    running(lost, meeting("elsewhere", Duration.ofMinutes(4), 20)),
                    running(other, meeting("elsewhere", Duration.ofMinutes(1), 1)));
            return fake(lost).ended.contains("elsewhere");
        });

        // Then
        placed("elsewhere", other);
        assertThat(fake(other).ended).isEmpty();
    }

    @Test
    void aNodeThatComesBackWithAMeetingThatNobodyMissedKeepsIt() {
        // Given
        var lost = lostWithItsNode("biology");
        var other = other(lost);

        // When
        stage.see(running(lost, meeting("biology", Duration.ofMinutes(4), 20)), idle(other));

        // Then
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> placed("biology", lost));
        assertThat(fake(lost).ended).isEmpty();
        assertThat(losses.on(lost)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNodeThatComesBackWithAMeetingThatWasEndedElsewhereLosesIt(boolean stillPlaced) {
        // Given a meeting that was started anew, and ended
        var id = "ended-" + stillPlaced;
        var meeting = new MeetingKey("default", id);
        var lost = lostWithItsNode(id);
        var other = other(lost);
        placing(id).post("/api/placements").then().statusCode(201).body("node", equalTo(other));
        endRequests.note(meeting);
        if (!stillPlaced) {
            placements.release(placements.find(meeting).orElseThrow());
        }
        fake(lost).meetings.add(id);

        // When
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            stage.see(running(lost, meeting(id, Duration.ofMinutes(4), 20)), idle(other));
            return fake(lost).ended.contains(id);
        });

        // Then nobody was led there meanwhile
        assertThat(placements.find(meeting)).map(Placement::node).isNotEqualTo(Optional.of(lost));
        await().untilAsserted(() -> {
            stage.see(idle(lost), idle(other));
            assertThat(losses.on(lost)).isEmpty();
        });
    }

    @Test
    void whoAsksForItAgainBeforeItIsEndedThereIsPlacedElsewhere() {
        // Given a node that came back with a meeting that is over
        var lost = lostWithItsNode("ended-and-wanted");
        endRequests.note(new MeetingKey("default", "ended-and-wanted"));
        fake(lost).meetings.add("ended-and-wanted");
        await().until(() -> {
            stage.see(running(lost, meeting("ended-and-wanted", Duration.ofMinutes(4), 20)), idle(other(lost)));
            return view.isEnding(lost, "ended-and-wanted");
        });

        // When, Then
        placing("ended-and-wanted")
                .post("/api/placements")
                .then()
                .statusCode(201)
                .body("node", equalTo(other(lost)));
        await().atMost(Duration.ofSeconds(10)).until(() -> fake(lost).ended.contains("ended-and-wanted"));
        placed("ended-and-wanted", other(lost));
    }

    @Test
    void aMeetingThatWasAskedForAgainOnTheNodeThatComesBackStaysThere() {
        // Given one that is about to be ended there
        var meeting = new MeetingKey("default", "wanted-again");
        var lost = lostWithItsNode("wanted-again");
        endRequests.note(meeting);
        fake(lost).meetings.add("wanted-again");
        stage.see(running(lost, meeting("wanted-again", Duration.ofMinutes(4), 20)), idle(other(lost)));
        await().until(() -> announced.underWay().contains(new Ending(lost, "wanted-again")));

        // When somebody asks a dispatcher that has not heard of that, and is led to where it runs
        placements.adopt(meeting, lost, clock.instant());

        // Then
        await().during(Duration.ofSeconds(3)).until(() -> fake(lost).ended.isEmpty());
        placed("wanted-again", lost);
    }

    @Test
    void aMeetingThatBeganAfterTheEndIsAnotherOne() {
        // Given a meeting that was ended, began again, and was lost then
        endRequests.note(new MeetingKey("default", "next-lesson"));
        var lost = lostWithItsNode("next-lesson");
        fake(lost).meetings.add("next-lesson");

        // When
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            stage.see(running(lost, meeting("next-lesson", Duration.ofSeconds(4), 20)), idle(other(lost)));
            return !losses.on(lost).contains(new MeetingKey("default", "next-lesson"));
        });

        // Then
        placed("next-lesson", lost);
        assertThat(fake(lost).ended).isEmpty();
    }

    @Test
    void aServerThatIsRenamedKeepsItsMeetings() {
        // Given
        placing("renamed").post("/api/placements").then().statusCode(201);
        var old = where("renamed");
        var running = meeting("renamed", Duration.ofMinutes(3), 5);
        fake(old).meetings.add("renamed");
        stage.see(running(old, running), idle(other(old)));

        // When it has another id, by which its meeting is seen too
        DispatcherSettings.write(
                stage.file(),
                "nodes:\n" + fake(old).entry("bbb-9") + fake(other(old)).entry(other(old)));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            stage.see(running(old, running), running("bbb-9", running), idle(other(old)));
            return where("renamed").equals("bbb-9");
        });

        // Then the old id goes, and nobody was thrown out
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            stage.see(running(old, running), running("bbb-9", running), idle(other(old)));
            return view.node(old).isEmpty();
        });
        placed("renamed", "bbb-9");
        assertThat(fake(old).ended).isEmpty();
    }

    /** The node that a meeting was placed on, and that was given up with it. */
    private String lostWithItsNode(String meeting) {
        placing(meeting).post("/api/placements").then().statusCode(201);
        var lost = where(meeting);
        stage.see(offline(lost, meeting(meeting, Duration.ofMinutes(3), 20)), idle(other(lost)));
        await().until(() -> withKey()
                        .get("/api/placements?tenant=default&meetingId=" + meeting)
                        .statusCode()
                == 404);
        return lost;
    }

    private static String other(String node) {
        return node.equals("bbb-1") ? "bbb-2" : "bbb-1";
    }

    private FakeNode fake(String node) {
        return node.equals("bbb-1") ? first : second;
    }

    private static String where(String meeting) {
        return withKey()
                .get("/api/placements?tenant=default&meetingId=" + meeting)
                .path("node");
    }

    private static void placed(String meeting, String node) {
        withKey()
                .get("/api/placements?tenant=default&meetingId=" + meeting)
                .then()
                .statusCode(200)
                .body("node", equalTo(node));
    }

    private NodeSighting idle(String node) {
        return stage.seen(node, Health.ONLINE);
    }

    private NodeSighting running(String node, MeetingSighting meeting) {
        return stage.seen(node, Health.ONLINE, meeting);
    }

    private NodeSighting offline(String node, MeetingSighting meeting) {
        return stage.seen(node, Health.OFFLINE, meeting);
    }
}
