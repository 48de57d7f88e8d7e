package io.ensemble.gateway.recording;

import io.ensemble.fleet.node.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Where a tenant's recordings are.
 *
 * @param byNode nodes with the ids that each has, in the order of the fleet; without those that have none
 * @param complete whether all nodes were heard, so that what is not here does not exist
 */
record Holders(SequencedMap<Node, List<String>> byNode, boolean complete) {
    Holders {
        byNode = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byNode));
    }
}
