package io.ensemble.gateway.meeting;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.Placement;
import java.util.Optional;

/**
 * A meeting that is somewhere.
 *
 * @param node where it is
 * @param idOnNode what the node calls it
 * @param by who knew
 * @param placement the placement that says so; empty unless the store knew
 */
public record Located(Node node, String idOnNode, By by, Optional<Placement> placement) {

    /** Who knows where meetings are, in the order in which they are believed. */
    public enum By {
        STORE("store"),
        /** This gateway itself. */
        MEMORY("memory"),
        SNAPSHOT("snapshot"),
        /** The nodes, asked one and all. */
        NODES("nodes");

        private final String word;

        By(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** A meeting whose placement the store has. */
    static Located stored(Node node, String idOnNode, Placement placement) {
        return new Located(node, idOnNode, By.STORE, Optional.of(placement));
    }

    /** A meeting of which somebody else knew. */
    static Located known(Node node, String idOnNode, By by) {
        return new Located(node, idOnNode, by, Optional.empty());
    }
}
