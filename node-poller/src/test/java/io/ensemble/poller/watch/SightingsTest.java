package io.ensemble.poller.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Meeting;
import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.poller.health.Flapping;
import io.ensemble.poller.health.HealthRule;
import io.ensemble.poller.health.Thresholds;
import io.ensemble.poller.watch.Sightings.Poll;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SightingsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Node NODE =
            Node.bigBlueButton("bbb-01", URI.create("https://bbb-01.example.org"), new Secret("s"));

    private static final Optional<Duration> IN_TIME = Optional.empty();

    private final Sightings sightings =
            new Sightings(new HealthRule(new Thresholds(1, 3, 2), new Flapping(3, 6, Duration.ofMinutes(10), 60)));

    @Test
    void countsModeratorsOnceAndBreakoutsApart() {
        // Given a meeting with a breakout room in which two of its people are
        var reply = listed(NOW, meeting("m", NOW.minusSeconds(60), 5, false), meeting("b", NOW, 2, true));

        // When
        var seen = sightings.next(new Poll(NODE, Optional.empty(), NOW.minusMillis(20), NOW, false), reply, IN_TIME);

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
                poll(Optional.empty()),
                listed(
                        ahead,
                        meeting("m", ahead.minusSeconds(30), 1, false),
                        meeting("n", ahead.plusSeconds(9), 1, false)),
                Optional.of(Duration.ofHours(1)));

        // Then
        assertThat(seen.meetings().getFirst().age()).isEqualTo(Duration.ofSeconds(30));
        assertThat(seen.meetings().getLast().age()).isEqualTo(Duration.ZERO);
    }

    @Test
    void oneFailedPollForgetsNothing() {
        // Given
        var before = sightings.next(poll(Optional.empty()), listed(NOW, meeting("m", NOW, 5, false)), IN_TIME);

        // When
        var seen = sightings.next(
                new Poll(NODE, Optional.of(before), NOW.plusSeconds(3), NOW.plusSeconds(5), false),
                unavailable(Reason.TIMEOUT, "No whole answer within 3000 ms"),
                IN_TIME);

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
    void aWrongSecretIsToldInWordsThatHelpAndForgetsNoMeeting() {
        // Given
        var before = sightings.next(poll(Optional.empty()), listed(NOW, meeting("m", NOW, 5, false)), IN_TIME);

        // When
        var seen = sightings.next(
                poll(Optional.of(before)), unavailable(Reason.WRONG_SECRET, "The node refuses the checksum"), IN_TIME);

        // Then
        assertThat(seen.wrong()).contains(Wrong.SECRET);
        assertThat(seen.health()).isEqualTo(Health.UNSTABLE);
        assertThat(seen.problem()).contains("refuses our secret: compare it with what bbb-conf --secret says there");
        assertThat(seen.meetings()).isEqualTo(before.meetings());
        assertThat(seen.seenAt()).isEqualTo(before.seenAt());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREADABLE", "TOO_LARGE", "REDIRECTED"})
    void anAnswerThatIsNotBigBlueButtonsIsWrong(Reason reason) {
        var seen = sightings.next(poll(Optional.empty()), unavailable(reason, "The answer is not XML"), IN_TIME);

        assertThat(seen.wrong()).contains(Wrong.ANSWER);
        assertThat(seen.problem().orElseThrow()).startsWith("The answer is not XML: is bbb-web in order");
    }

    @Test
    void aNodeThatDeclinesIsWrong() {
        var seen = sightings.next(poll(Optional.empty()), new MeetingsReply.Declined("unsupported<b>"), IN_TIME);

        assertThat(seen.wrong()).contains(Wrong.ANSWER);
        assertThat(seen.problem()).contains("declines to list its meetings: unsupportedb");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "TIMEOUT", "CONNECTION_LOST", "BAD_STATUS"})
    void aNodeThatDoesNotAnswerIsNotWrongButStaysWhatItWas(Reason reason) {
        var silent = unavailable(reason, "Silence");
        assertThat(sightings.next(poll(Optional.empty()), silent, IN_TIME).wrong())
                .isEmpty();

        var wrong = sightings.next(poll(Optional.empty()), unavailable(Reason.WRONG_SECRET, ""), IN_TIME);
        assertThat(sightings.next(poll(Optional.of(wrong)), silent, IN_TIME).wrong())
                .contains(Wrong.SECRET);
    }

    @Test
    void aNodeThatIsSilentForAllOfItsLastChanceIsGivenUp() {
        // Given a node that another poller has found silent once
        var once = sightings.next(poll(Optional.empty()), unavailable(Reason.TIMEOUT, "Silence"), IN_TIME);
        var lastChance = new Poll(NODE, Optional.of(once), NOW, NOW.plusSeconds(4), true);

        // Then
        var silent = sightings.next(lastChance, unavailable(Reason.TIMEOUT, "Silence"), IN_TIME);
        assertThat(silent.health()).isEqualTo(Health.OFFLINE);
        assertThat(silent.failures()).isEqualTo(3);
        // And a refusal, which comes at once, counts as ever
        var refused = sightings.next(lastChance, unavailable(Reason.REFUSED, "Refused"), IN_TIME);
        assertThat(refused.health()).isEqualTo(Health.UNSTABLE);
        assertThat(refused.failures()).isEqualTo(2);
    }

    @Test
    void aNodeWhoseClockIsOffIsUnstableWhileItAnswersAndMendedAtOnce() {
        // Given
        var good = listed(NOW, meeting("m", NOW, 5, false));
        var before = sightings.next(poll(Optional.empty()), good, IN_TIME);

        // When
        var seen = sightings.next(poll(Optional.of(before)), good, Optional.of(Duration.ofHours(-1)));

        // Then
        assertThat(seen.wrong()).contains(Wrong.CLOCK);
        assertThat(seen.health()).isEqualTo(Health.UNSTABLE);
        assertThat(seen.problem()).contains("its clock is 3600 s behind: set it right there (timedatectl)");
        assertThat(seen.meetings()).hasSize(1);

        // And when it is right again
        var mended = sightings.next(poll(Optional.of(seen)), good, IN_TIME);
        assertThat(mended.wrong()).isEmpty();
        assertThat(mended.health()).isEqualTo(Health.ONLINE);
        assertThat(mended.problem()).isEmpty();
    }

    @Test
    void aNodeThatFlapsIsToldToBeHeldBack() {
        // Given a node that was given up three times
        var silent = unavailable(Reason.TIMEOUT, "Silence");
        var good = listed(NOW);
        var last = Optional.<NodeSighting>empty();
        for (var reply : List.of(
                silent, silent, silent, good, good, silent, silent, silent, good, good, silent, silent, silent)) {
            last = Optional.of(sightings.next(poll(last), reply, IN_TIME));
        }

        // When
        var seen = sightings.next(poll(last), good, IN_TIME);

        // Then
        assertThat(seen.health()).isEqualTo(Health.OFFLINE);
        assertThat(seen.lapses()).hasSize(3);
        assertThat(seen.problem())
                .contains("answers, but was given up 3 times of late: held back for 3 more good polls in a row");
    }

    @Test
    void aNodeThatFailsAgainAndAgainInBetweenIsToldToBeHeldBack() {
        // Given
        var silent = unavailable(Reason.TIMEOUT, "Silence");
        var good = listed(NOW);
        var last = Optional.<NodeSighting>empty();
        for (var round = 0; round < 6; round++) {
            for (var reply : List.of(good, good, silent)) {
                last = Optional.of(sightings.next(poll(last), reply, IN_TIME));
            }
        }

        // When
        var seen = sightings.next(poll(last), good, IN_TIME);

        // Then
        assertThat(seen.health()).isEqualTo(Health.UNSTABLE);
        assertThat(seen.stumbles()).hasSize(6);
        assertThat(seen.problem())
                .contains("answers, but failed in between 6 times of late: held back for 3 more good polls in a row");
    }

    private static Poll poll(Optional<NodeSighting> last) {
        return new Poll(NODE, last, NOW, NOW, false);
    }

    private static MeetingsReply unavailable(Reason reason, String detail) {
        return new MeetingsReply.Unavailable(new Failed(reason, detail));
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
