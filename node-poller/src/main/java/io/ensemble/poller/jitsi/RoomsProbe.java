// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import io.ensemble.fleet.node.Node;
import java.time.Duration;

/** Asks one Jitsi node how it is. */
@FunctionalInterface
public interface RoomsProbe {

    /**
     * Asks once.
     *
     * @param deadline for its word of how it is; for what it counts, the usual one holds
     * @param heard is run when that word has come, or the deadline has passed
     */
    JitsiReply ask(Node node, Duration deadline, Runnable heard) throws InterruptedException;
}
