package io.ensemble.dispatcher.placement;

import java.util.List;
import java.util.Optional;

/** Takes nodes away from a choice; never adds one. */
sealed interface Filter
        permits OfKind, Enabled, NotRefusing, Answering, NothingWrong, NotTroubled, OnlineFirst, NotBusy, KnownLoad {

    /** What the filter asks for. */
    String name();

    /**
     * Why the node is taken away, in a word for an operator; empty if it stays.
     *
     * @param left the nodes that earlier filters left, this one among them
     */
    Optional<String> against(NodeInView node, List<NodeInView> left);
}
