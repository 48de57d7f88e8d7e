package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.NodeReply.Answered;

/** What became of a create whose answer never came. */
sealed interface Truth {

    /**
     * The meeting is there.
     *
     * @param created the answer that the create would have had
     * @param info what the node said
     */
    record There(Answered created, Answered info) implements Truth {}

    /** The node does not have the meeting. */
    record NotThere() implements Truth {}

    /** The node does not say, or has a meeting that this create would not have made. */
    record Unknown() implements Truth {}
}
