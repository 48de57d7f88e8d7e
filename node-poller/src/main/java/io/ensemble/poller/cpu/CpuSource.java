// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import io.ensemble.fleet.node.Node;
import java.util.Collection;

/** Somebody who knows how busy processors are. */
sealed interface CpuSource permits Prometheus, Exporters {

    /**
     * Asks once, within a deadline, and notes what is answered.
     *
     * @param own the nodes that this poller looks at
     * @param all the nodes of the fleet, of which to know costs nothing where one answer has them all
     */
    void read(Collection<Node> own, Collection<Node> all) throws InterruptedException;
}
