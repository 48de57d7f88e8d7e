// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.node;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a node comes from, and whether it is still there.
 *
 * @param leftAt when its source listed it no more: it is on its way out since; empty if it is listed
 * @param why it left, in words for an operator; empty if it is listed
 */
public record NodeOrigin(NodeSource source, Optional<Instant> leftAt, String why) {

    /** A node that the source lists. */
    public static NodeOrigin listedBy(NodeSource source) {
        return new NodeOrigin(source, Optional.empty(), "");
    }

    /** A node that the source lists no more. */
    public static NodeOrigin left(NodeSource source, Instant at, String why) {
        return new NodeOrigin(source, Optional.of(at), why);
    }

    /** Whether its source lists it no more. */
    public boolean hasLeft() {
        return leftAt.isPresent();
    }
}
