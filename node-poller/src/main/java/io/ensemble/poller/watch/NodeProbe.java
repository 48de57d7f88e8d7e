package io.ensemble.poller.watch;

import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.fleet.node.Node;

/** Asks one node for its meetings, within a deadline. */
@FunctionalInterface
interface NodeProbe {
    MeetingsReply ask(Node node);
}
