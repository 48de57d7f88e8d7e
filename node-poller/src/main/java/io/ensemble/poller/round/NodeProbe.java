package io.ensemble.poller.round;

import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.fleet.node.Node;

/** Asks one node for its meetings, within a deadline. */
@FunctionalInterface
public interface NodeProbe {
    MeetingsReply ask(Node node);
}
