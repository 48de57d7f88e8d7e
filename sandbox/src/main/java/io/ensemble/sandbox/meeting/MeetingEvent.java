package io.ensemble.sandbox.meeting;

import java.time.Instant;
import java.util.List;

/** What happens in a node's meetings and others may want to hear of. */
public sealed interface MeetingEvent {
    MeetingView meeting();

    /** A create made a meeting. */
    record Created(MeetingView meeting) implements MeetingEvent {}

    /** A browser connected. */
    record Joined(MeetingView meeting, Attendee attendee) implements MeetingEvent {}

    /** Somebody left, or was taken for lost. */
    record Left(MeetingView meeting, Attendee attendee) implements MeetingEvent {}

    /**
     * A meeting is over.
     *
     * @param meeting as it was at its end
     * @param started by the clock that drives timers, as {@code ended}; so their difference is the true length
     * @param stays everybody who was ever in
     */
    record Ended(MeetingView meeting, EndReason reason, Instant started, Instant ended, List<Stay> stays)
            implements MeetingEvent {
        public Ended {
            stays = List.copyOf(stays);
        }
    }
}
