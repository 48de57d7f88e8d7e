package io.ensemble.poller.watch;

import io.ensemble.bigbluebutton.Meeting;
import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.MeetingsReply.Declined;
import io.ensemble.bigbluebutton.MeetingsReply.Listed;
import io.ensemble.bigbluebutton.MeetingsReply.Unavailable;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.poller.health.HealthRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes a sighting out of what a node answered and what was seen of it before. */
record Sightings(HealthRule rule) {

    NodeSighting next(Node node, Optional<NodeSighting> last, MeetingsReply reply, Instant asked, Instant now) {
        return switch (reply) {
            case Listed listed -> seen(node, last, listed, asked, now);
            case Unavailable(var failure) ->
                missed(
                        node,
                        last,
                        failure.reason() == Reason.WRONG_SECRET
                                ? "refuses our secret: compare it with what bbb-conf --secret says there"
                                : failure.detail(),
                        asked);
            case Declined(var messageKey) ->
                missed(node, last, "declines to list its meetings: " + messageKey.replaceAll("\\W", ""), asked);
        };
    }

    /** The sighting of a node whose poll ended by a fault of our own. */
    NodeSighting missed(Node node, Optional<NodeSighting> last, String problem, Instant asked) {
        return new NodeSighting(
                node.id(),
                rule.afterFailure(last),
                last.map(NodeSighting::failures).orElse(0) + 1,
                0,
                Optional.of(problem),
                last.flatMap(NodeSighting::seenAt),
                last.map(NodeSighting::meetings).orElse(List.of()),
                Optional.of(asked),
                last.flatMap(NodeSighting::askedAt),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
    }

    private NodeSighting seen(Node node, Optional<NodeSighting> last, Listed listed, Instant asked, Instant now) {
        // The node's own clock: a node that is an hour off still knows how old its meetings are.
        var nodeNow = listed.nodeTime().orElse(now);
        return new NodeSighting(
                node.id(),
                rule.afterSuccess(last),
                0,
                last.map(NodeSighting::successes).orElse(0) + 1,
                Optional.empty(),
                Optional.of(now),
                listed.meetings().stream()
                        .map(meeting -> sighting(meeting, nodeNow))
                        .toList(),
                Optional.of(asked),
                Optional.of(asked),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
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
