// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import io.ensemble.fleet.node.Node;

/** Asks one Jitsi node how it is, within a deadline. */
@FunctionalInterface
public interface RoomsProbe {

    /** Asks once. */
    JitsiReply ask(Node node) throws InterruptedException;
}
