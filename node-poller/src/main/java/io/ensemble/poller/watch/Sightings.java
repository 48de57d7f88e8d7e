package io.ensemble.poller.watch;

import io.ensemble.bigbluebutton.Meeting;
import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.MeetingsReply.Declined;
import io.ensemble.bigbluebutton.MeetingsReply.Listed;
import io.ensemble.bigbluebutton.MeetingsReply.Unavailable;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.poller.health.HealthRule;
import io.ensemble.poller.health.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes a sighting out of what a node answered and what was seen of it before. */
record Sightings(HealthRule rule) {

    /**
     * A poll of one node.
     *
     * @param last what was seen of it before
     * @param asked when it began
     * @param now when it was over
     * @param lastChance whether the node is given up if all the time went by in silence
     */
    record Poll(Node node, Optional<NodeSighting> last, Instant asked, Instant now, boolean lastChance) {}

    /**
     * The sighting of a node that answered, or did not.
     *
     * @param clockOff by how much its clock is off, if more than is tolerated: ahead or, if negative, behind
     */
    NodeSighting next(Poll poll, MeetingsReply reply, Optional<Duration> clockOff) {
        return switch (reply) {
            case Listed listed -> seen(poll, listed, clockOff);
            case Unavailable(var failure) -> unavailable(poll, failure);
            case Declined(var messageKey) ->
                wrong(poll, Wrong.ANSWER, "declines to list its meetings: " + messageKey.replaceAll("\\W", ""));
        };
    }

    /** The sighting of a node that did not answer, or whose poll ended by a fault of our own. */
    NodeSighting missed(Poll poll, String problem) {
        return missed(poll, rule.afterFailure(poll.last(), poll.now()), problem);
    }

    /** The sighting of a node that said nothing until the deadline. */
    NodeSighting silent(Poll poll, String problem) {
        return poll.lastChance()
                ? missed(poll, rule.afterLastChance(poll.last(), poll.now()), problem)
                : missed(poll, problem);
    }

    private static NodeSighting missed(Poll poll, Verdict verdict, String problem) {
        // A node that was wrong is not mended by being silent.
        return unseen(poll, verdict, problem, poll.last().flatMap(NodeSighting::wrong));
    }

    private NodeSighting unavailable(Poll poll, Failed failure) {
        return switch (failure.reason()) {
            case WRONG_SECRET ->
                wrong(poll, Wrong.SECRET, "refuses our secret: compare it with what bbb-conf --secret says there");
            case UNREADABLE, TOO_LARGE, REDIRECTED ->
                wrong(
                        poll,
                        Wrong.ANSWER,
                        failure.detail() + ": is bbb-web in order there, and the url of the node right?");
            case TIMEOUT -> silent(poll, failure.detail());
            case REFUSED, CONNECTION_LOST, SERVER_ERROR, BAD_STATUS, INTERRUPTED -> missed(poll, failure.detail());
        };
    }

    /** The sighting of a node that answers, but not as it should. */
    NodeSighting wrong(Poll poll, Wrong wrong, String problem) {
        return unseen(poll, rule.afterWrongAnswer(poll.last(), poll.now()), problem, Optional.of(wrong));
    }

    private static NodeSighting unseen(Poll poll, Verdict verdict, String problem, Optional<Wrong> wrong) {
        return new NodeSighting(
                poll.node().id(),
                verdict.health(),
                verdict.failures(),
                verdict.successes(),
                Optional.of(problem),
                poll.last().flatMap(NodeSighting::seenAt),
                poll.last().map(NodeSighting::meetings).orElse(List.of()),
                Optional.of(poll.asked()),
                poll.last().flatMap(NodeSighting::askedAt),
                OptionalDouble.empty(),
                wrong,
                verdict.lapses(),
                count(poll),
                verdict.stumbles());
    }

    /** A Jitsi node is counted even if nothing is known yet. */
    private static Optional<RoomCount> count(Poll poll) {
        return poll.last()
                .flatMap(NodeSighting::count)
                .or(() -> poll.node().jitsi().map(_ -> RoomCount.UNKNOWN));
    }

    private NodeSighting seen(Poll poll, Listed listed, Optional<Duration> clockOff) {
        // The node's own clock: a node that is an hour off still knows how old its meetings are.
        var nodeNow = listed.nodeTime().orElse(poll.now());
        var meetings = listed.meetings().stream()
                .map(meeting -> sighting(meeting, nodeNow))
                .toList();
        return answered(poll, clockOff, Optional.empty(), meetings, Optional.empty());
    }

    /**
     * The sighting of a node that answered as it should.
     *
     * @param clockOff by how much its clock is off, if more than is tolerated
     * @param trouble what is to be told of it if there is nothing worse
     */
    NodeSighting answered(
            Poll poll,
            Optional<Duration> clockOff,
            Optional<String> trouble,
            List<MeetingSighting> meetings,
            Optional<RoomCount> count) {
        var verdict = rule.afterSuccess(poll.last(), poll.now());
        var health = clockOff.isPresent() && verdict.health() == Health.ONLINE ? Health.UNSTABLE : verdict.health();
        return new NodeSighting(
                poll.node().id(),
                health,
                verdict.failures(),
                verdict.successes(),
                clockOff.map(Sightings::told).or(() -> heldBack(verdict)).or(() -> trouble),
                Optional.of(poll.now()),
                meetings,
                Optional.of(poll.asked()),
                Optional.of(poll.asked()),
                OptionalDouble.empty(),
                clockOff.map(_ -> Wrong.CLOCK),
                verdict.lapses(),
                count,
                verdict.stumbles());
    }

    private static String told(Duration clockOff) {
        return "its clock is " + clockOff.abs().toSeconds() + " s " + (clockOff.isNegative() ? "behind" : "ahead")
                + ": set it right there (timedatectl)";
    }

    private static Optional<String> heldBack(Verdict verdict) {
        if (verdict.missing() == 0) {
            return Optional.empty();
        }
        var what = verdict.health() == Health.OFFLINE
                ? "was given up " + verdict.lapses().size()
                : "failed in between " + verdict.stumbles().size();
        return Optional.of("answers, but " + what + " times of late: held back for " + verdict.missing()
                + " more good polls in a row");
    }

    private static MeetingSighting sighting(Meeting meeting, Instant nodeNow) {
        // A node that does not say when the meeting began is taken to have just begun it.
        var began = meeting.createTime().equals(Instant.EPOCH) ? nodeNow : meeting.createTime();
        var age = Duration.between(began, nodeNow);
        return new MeetingSighting(
                meeting.meetingId(),
                meeting.internalId(),
                age.isNegative() ? Duration.ZERO : age,
                meeting.participants(),
                meeting.moderators(),
                meeting.voices(),
                meeting.videos(),
                meeting.breakout(),
                meeting.parentInternalId());
    }
}
