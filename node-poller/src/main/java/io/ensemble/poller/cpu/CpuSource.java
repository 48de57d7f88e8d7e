// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import io.ensemble.fleet.node.Node;
import java.util.Collection;

/** Somebody who knows how busy processors are. */
sealed interface CpuSource permits Prometheus, Exporters {

    /** Asks for these nodes, once and within a deadline, and notes what is answered. */
    void read(Collection<Node> nodes) throws InterruptedException;
}
