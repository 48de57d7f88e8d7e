package io.ensemble.poller.watch;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.Pollers;

/**
 * What a watch is charged with. Whoever is charged no more keeps the pollers of then, among whom nothing is written any
 * longer.
 *
 * @param node the node as it is described
 * @param pollers those among whom the nodes were divided so that it is this poller's
 */
record Charge(Node node, Pollers pollers) {}
