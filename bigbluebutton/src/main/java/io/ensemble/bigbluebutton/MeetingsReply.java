package io.ensemble.bigbluebutton;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of asking a node for its meetings. */
public sealed interface MeetingsReply {

    /**
     * All meetings of the node, breakout rooms and empty ones included.
     *
     * @param nodeTime the node's clock, from the header {@code Date}
     */
    record Listed(List<Meeting> meetings, Optional<Instant> nodeTime) implements MeetingsReply {
        public Listed {
            meetings = List.copyOf(meetings);
        }
    }

    /** The node did not answer so that its answer could be used. */
    record Unavailable(NodeReply.Failed failure) implements MeetingsReply {}

    /** The node answered that it would not. */
    record Declined(String messageKey) implements MeetingsReply {}

    /** Reads the reply to {@code getMeetings}. */
    static MeetingsReply from(NodeReply reply) {
        return switch (reply) {
            case NodeReply.Failed failed -> new Unavailable(failed);
            case NodeReply.Answered answered when !answered.success() -> new Declined(answered.messageKey());
            case NodeReply.Answered answered ->
                new Listed(
                        answered.response().child("meetings").stream()
                                .flatMap(meetings -> meetings.children("meeting").stream())
                                .flatMap(meeting -> Meeting.from(meeting).stream())
                                .toList(),
                        answered.nodeTime());
        };
    }
}
