// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.poller.health.Flapping;
import io.ensemble.poller.health.HealthRule;
import io.ensemble.poller.health.Thresholds;
import io.ensemble.poller.jitsi.Census;
import io.ensemble.poller.jitsi.JitsiReply;
import io.ensemble.poller.jitsi.JitsiReply.Well;
import io.ensemble.poller.watch.Sightings.Poll;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JitsiSightingsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Optional<Duration> IN_TIME = Optional.empty();
    private static final Node NODE = node(Optional.of(URI.create("http://10.0.0.5:5280/room-census")));

    private final JitsiSightings sightings = new JitsiSightings(
            new Sightings(new HealthRule(new Thresholds(1, 3, 2), new Flapping(3, 6, Duration.ofMinutes(10), 60))));

    @Test
    void aRoomIsAMeetingOfItsName() {
        var seen = next(Optional.empty(), named(room("maths", 3, Optional.of(NOW.minusSeconds(90)))));

        assertThat(seen.kind()).isEqualTo(NodeKind.JITSI);
        assertThat(seen.health()).isEqualTo(Health.ONLINE);
        assertThat(seen.listsMeetings()).isTrue();
        assertThat(seen.meetings())
                .containsExactly(new MeetingSighting("maths", "maths", Duration.ofSeconds(90), 3, 0, 0, 0, false));
        assertThat(seen.askedAt()).contains(NOW.minusMillis(20));
    }

    @Test
    void aRoomWithoutATimeIsAsOldAsItsFirstSight() {
        var first = next(Optional.empty(), named(room("maths", 3, Optional.empty())));
        var later = new Poll(NODE, Optional.of(first), NOW.plusSeconds(30), NOW.plusSeconds(30), false);

        assertThat(first.meetings().getFirst().age()).isZero();
        assertThat(sightings
                        .next(later, named(room("maths", 3, Optional.empty())), IN_TIME)
                        .meetings()
                        .getFirst()
                        .age())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aCensusThatCannotBeReadForgetsNoRoomAndKeepsTheNode() {
        // Given
        var before = next(Optional.empty(), named(room("maths", 3, Optional.empty())));

        // When
        var seen = next(
                Optional.of(before),
                new Well(
                        Optional.empty(), Optional.empty(), RoomCount.UNKNOWN, Optional.of("census: an empty answer")));

        // Then
        assertThat(seen.health()).isEqualTo(Health.ONLINE);
        assertThat(seen.wrong()).isEmpty();
        assertThat(seen.meetings()).isEqualTo(before.meetings());
        assertThat(seen.listsMeetings()).isFalse();
        assertThat(seen.countsPeople()).isFalse();
        assertThat(seen.problem()).contains("census: an empty answer");

        // And it is told once
        assertThat(Changes.between(Optional.of(before), seen))
                .contains(new Changes.Change(true, "jitsi-01 is online: census: an empty answer"));
        assertThat(Changes.between(Optional.of(seen), seen)).isEmpty();
    }

    @Test
    void jicofoKnowsThatTheRoomsOfAnOldCensusAreGone() {
        var before = next(Optional.empty(), named(room("maths", 3, Optional.empty())));

        assertThat(next(Optional.of(before), counted(Source.JICOFO, 0)).meetings())
                .isEmpty();
        assertThat(next(Optional.of(before), counted(Source.BRIDGE, 0)).meetings())
                .hasSize(1);
    }

    @Test
    void aNodeThatHasNoCensusAnyMoreListsNothing() {
        // Given
        var before = next(Optional.empty(), named(room("maths", 3, Optional.empty())));
        var without = new Poll(node(Optional.empty()), Optional.of(before), NOW, NOW, false);

        // Then
        assertThat(sightings.next(without, counted(Source.BRIDGE, 1), IN_TIME).meetings())
                .isEmpty();
    }

    @Test
    void aNodeThatIsSilentForAllOfItsLastChanceIsGivenUp() {
        var lastChance = new Poll(NODE, Optional.empty(), NOW, NOW, true);

        assertThat(sightings
                        .next(lastChance, new JitsiReply.Unwell("no whole answer", true), IN_TIME)
                        .health())
                .isEqualTo(Health.OFFLINE);
        assertThat(sightings
                        .next(lastChance, new JitsiReply.Unwell("HTTP status 500", false), IN_TIME)
                        .health())
                .isEqualTo(Health.UNSTABLE);
    }

    @Test
    void aNodeThatIsUnwellIsGivenUpAndForgetsNothing() {
        // Given
        var before = next(Optional.empty(), named(room("maths", 3, Optional.empty())));
        var unwell = new JitsiReply.Unwell("HTTP status 500 at /about/health", false);

        // When
        var once = next(Optional.of(before), unwell);
        var thrice = next(Optional.of(next(Optional.of(once), unwell)), unwell);

        // Then
        assertThat(once.health()).isEqualTo(Health.UNSTABLE);
        assertThat(thrice.health()).isEqualTo(Health.OFFLINE);
        assertThat(thrice.meetings()).isEqualTo(before.meetings());
        assertThat(thrice.kind()).isEqualTo(NodeKind.JITSI);
    }

    @Test
    void whatIsNoJitsiIsWrongEvenAtFirstSight() {
        var seen = next(Optional.empty(), new JitsiReply.Strange("HTTP status 404 at /about/health"));

        assertThat(seen.wrong()).contains(Wrong.ANSWER);
        assertThat(seen.kind()).isEqualTo(NodeKind.JITSI);
        assertThat(seen.problem().orElseThrow()).contains("is it a Jitsi server");
    }

    @Test
    void aClockThatIsOffIsWrongSinceTokensGoByIt() {
        var poll = new Poll(NODE, Optional.empty(), NOW, NOW, false);

        assertThat(sightings
                        .next(poll, named(), Optional.of(Duration.ofHours(1)))
                        .wrong())
                .contains(Wrong.CLOCK);
    }

    private NodeSighting next(Optional<NodeSighting> last, JitsiReply reply) {
        return sightings.next(new Poll(NODE, last, NOW.minusMillis(20), NOW, false), reply, IN_TIME);
    }

    private static Well named(Census.Room... rooms) {
        var census = new Census(List.of(rooms));
        return new Well(
                Optional.of(NOW),
                Optional.of(census),
                RoomCount.by(Source.CENSUS, census.conferences(), census.participants()),
                Optional.empty());
    }

    private static Well counted(Source source, int rooms) {
        return new Well(Optional.empty(), Optional.empty(), RoomCount.by(source, rooms, rooms), Optional.empty());
    }

    private static Census.Room room(String name, int participants, Optional<Instant> created) {
        return new Census.Room(name, participants, created, false);
    }

    private static Node node(Optional<URI> census) {
        return new Node(
                "jitsi-01",
                NodeKind.JITSI,
                URI.create("https://jitsi-01.example.org"),
                Secret.NONE,
                NodeState.ENABLED,
                Set.of(),
                1,
                Optional.empty(),
                Optional.of(new Jitsi(TokenKind.NONE, Optional.empty(), Optional.empty(), census)));
    }
}
