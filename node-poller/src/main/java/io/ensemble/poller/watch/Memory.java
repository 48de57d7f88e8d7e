package io.ensemble.poller.watch;

import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import java.util.Optional;

/**
 * What a poller remembers of a node. It goes on with it while the store is away, but not if another poller has had the node
 * since: that one has seen it later, and may have given it up.
 *
 * @param seen its own last sighting
 * @param written the last one that the store has taken
 * @param pollers those among whom the nodes were divided then; empty once the store refused a sighting
 */
record Memory(NodeSighting seen, Optional<NodeSighting> written, Optional<Pollers> pollers) {

    /**
     * Whether nobody else can have had the node since.
     *
     * @param now the pollers of now
     * @param stored what the store has of the node, read when the pollers were those of now already
     */
    boolean holds(Pollers now, Optional<NodeSighting> stored) {
        return pollers.equals(Optional.of(now)) || (written.isPresent() && written.equals(stored));
    }
}
