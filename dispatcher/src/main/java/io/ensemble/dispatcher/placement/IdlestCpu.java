// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.node.Node;

/**
 * The rule of the first Ensemble, of 2020: the node whose processors are the least busy, and nothing else. It does not know
 * what it has just placed, so that a burst goes to one node whole.
 */
public record IdlestCpu() implements Measure {

    @Override
    public double of(NodeInView node) {
        return node.sighting().map(seen -> seen.cpu().orElse(0)).orElse(0.0);
    }

    @Override
    public boolean knows(NodeInView node) {
        return node.sighting().filter(seen -> seen.cpu().isPresent()).isPresent();
    }

    @Override
    public double weight(Node node) {
        return 1;
    }

    @Override
    public int expected() {
        return 0;
    }
}
