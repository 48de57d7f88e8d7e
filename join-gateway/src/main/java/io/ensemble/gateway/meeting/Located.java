package io.ensemble.gateway.meeting;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.Placement;
import java.util.Optional;

/**
 * A meeting that is somewhere.
 *
 * @param node where it is
 * @param idOnNode what the node calls it
 * @param placement the placement that says so; empty when only the last snapshot does
 */
public record Located(Node node, String idOnNode, Optional<Placement> placement) {}
