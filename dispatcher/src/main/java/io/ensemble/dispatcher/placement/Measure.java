// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.node.Node;

/** By what nodes are compared. */
public sealed interface Measure permits LoadRule, IdlestCpu {

    /** How loaded the node is; the least-loaded one by weight is taken. */
    double of(NodeInView node);

    /** Whether that is known of the node; else it is a guess from what was known before. */
    boolean knows(NodeInView node);

    /** The capacity by which the node's load is divided. */
    double weight(Node node);

    /** By how much a meeting that was just placed adds to a node's load until polling sees it. */
    int expected();
}
