package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.NodeReply.Answered;

/** What became of a create whose answer never came. */
sealed interface Truth {

    /** The meeting is there; the answer that the create would have had. */
    record There(Answered created) implements Truth {}

    /** The node does not have the meeting. */
    record NotThere() implements Truth {}

    /** The node does not say, or has a meeting that this create would not have made. */
    record Unknown() implements Truth {}
}
