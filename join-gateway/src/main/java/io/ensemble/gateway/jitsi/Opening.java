package io.ensemble.gateway.jitsi;

import io.ensemble.fleet.node.Node;

/** What came of opening a room. */
public sealed interface Opening {

    /** The room is on this node, or will be as soon as somebody enters it there. */
    record At(Node node) implements Opening {}

    /** No node may take the room now, or nobody could decide. */
    record NoServer() implements Opening {}

    /** The node that has the room does not answer. It is about to be placed elsewhere. */
    record NodeAway() implements Opening {}
}
