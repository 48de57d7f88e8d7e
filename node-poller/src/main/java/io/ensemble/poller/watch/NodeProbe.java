package io.ensemble.poller.watch;

import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.fleet.node.Node;
import java.time.Duration;

/** Asks one node for its meetings. */
@FunctionalInterface
interface NodeProbe {
    /**
     * Asks once.
     *
     * @param deadline for the whole answer
     */
    MeetingsReply ask(Node node, Duration deadline);
}
