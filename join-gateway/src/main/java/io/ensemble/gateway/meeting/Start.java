package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.fleet.node.Node;

/** What came of starting a meeting. */
public sealed interface Start {

    /** A node answered, with success or with a refusal of its own. */
    record Answer(Node node, Answered reply) implements Start {}

    /** The tenant has as many meetings as it may have. */
    record LimitReached() implements Start {}

    /** No node may take the meeting now, or nobody could decide. */
    record NoServer() implements Start {}

    /** The node that has the meeting, or was chosen for it, does not answer. */
    record NodeAway() implements Start {}
}
