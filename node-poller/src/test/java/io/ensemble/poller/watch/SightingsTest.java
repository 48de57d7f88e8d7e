package io.ensemble.poller.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Meeting;
import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.poller.health.HealthRule;
import io.ensemble.poller.health.Thresholds;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightingsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Node NODE =
            Node.bigBlueButton("bbb-01", URI.create("https://bbb-01.example.org"), new Secret("s"));

    private final Sightings sightings = new Sightings(new HealthRule(new Thresholds(1, 3, 2)));

    @Test
    void countsModeratorsOnceAndBreakoutsApart() {
        // Given a meeting with a breakout room in which two of its people are
        var reply = listed(NOW, meeting("m", NOW.minusSeconds(60), 5, false), meeting("b", NOW, 2, true));

        // When
        var seen = sightings.next(NODE, Optional.empty(), reply, NOW.minusMillis(20), NOW);

        // Then
        assertThat(seen.health()).isEqualTo(Health.ONLINE);
        assertThat(seen.rooms()).isEqualTo(1);
        assertThat(seen.breakouts()).isEqualTo(1);
        assertThat(seen.roomOf(seen.meetings().get(1))).contains(seen.meetings().get(0));
        assertThat(seen.participants()).isEqualTo(5);
        assertThat(seen.voices()).isEqualTo(4);
        assertThat(seen.videos()).isEqualTo(2);
        assertThat(seen.seenAt()).contains(NOW);
        assertThat(seen.askedAt()).contains(NOW.minusMillis(20));
        assertThat(seen.triedAt()).contains(NOW.minusMillis(20));
    }

    @Test
    void aMeetingsAgeIsByTheNodesOwnClock() {
        // Given a node whose clock is an hour ahead
        var ahead = NOW.plus(Duration.ofHours(1));

        // When
        var seen = sightings.next(
                NODE,
                Optional.empty(),
                listed(
                        ahead,
                        meeting("m", ahead.minusSeconds(30), 1, false),
                        meeting("n", ahead.plusSeconds(9), 1, false)),
                NOW,
                NOW);

        // Then
        assertThat(seen.meetings().getFirst().age()).isEqualTo(Duration.ofSeconds(30));
        assertThat(seen.meetings().getLast().age()).isEqualTo(Duration.ZERO);
    }

    @Test
    void oneFailedPollForgetsNothing() {
        // Given
        var before = sightings.next(NODE, Optional.empty(), listed(NOW, meeting("m", NOW, 5, false)), NOW, NOW);

        // When
        var seen = sightings.next(
                NODE,
                Optional.of(before),
                new MeetingsReply.Unavailable(new Failed(Reason.TIMEOUT, "No whole answer within 3000 ms")),
                NOW.plusSeconds(3),
                NOW.plusSeconds(5));

        // Then
        assertThat(seen.health()).isEqualTo(Health.UNSTABLE);
        assertThat(seen.problem()).contains("No whole answer within 3000 ms");
        assertThat(seen.meetings()).isEqualTo(before.meetings());
        assertThat(seen.seenAt()).contains(NOW);
        assertThat(seen.failures()).isEqualTo(1);
        assertThat(seen.askedAt()).contains(NOW);
        assertThat(seen.triedAt()).contains(NOW.plusSeconds(3));
    }

    @Test
    void aWrongSecretIsToldInWordsThatHelp() {
        var reply = new MeetingsReply.Unavailable(new Failed(Reason.WRONG_SECRET, "The node refuses the checksum"));
        assertThat(sightings
                        .next(NODE, Optional.empty(), reply, NOW.minusMillis(20), NOW)
                        .problem())
                .contains("refuses our secret: compare it with what bbb-conf --secret says there");
    }

    private static MeetingsReply listed(Instant nodeTime, Meeting... meetings) {
        return new MeetingsReply.Listed(List.of(meetings), Optional.of(nodeTime));
    }

    private static Meeting meeting(String id, Instant created, int participants, boolean breakout) {
        return new Meeting(
                id,
                "internal-" + id,
                "A meeting",
                created,
                participants,
                1,
                0,
                2,
                1,
                breakout,
                breakout ? Optional.of("internal-m") : Optional.empty(),
                Map.of());
    }
}
