package io.ensemble.gateway.page;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.TokenKind;
import io.ensemble.fleet.store.FleetView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of rooms that the fleet has servers for. One that is out of use for good serves nobody. */
@ApplicationScoped
public class ServedKinds {

    private static final Optional<TokenKind> OPEN = Optional.of(TokenKind.NONE);

    private final FleetView fleet;

    ServedKinds(FleetView fleet) {
        this.fleet = fleet;
    }

    /** BigBlueButton first, if it is there. */
    public List<NodeKind> served() {
        return kinds(node -> true);
    }

    /**
     * Of these, the kinds with a server that knows no tokens: there the first to enter moderates, whatever the link says. One
     * server is enough, since nobody knows beforehand which one a room will be on.
     */
    public List<NodeKind> open() {
        return kinds(node -> node.jitsi().map(Jitsi::tokens).equals(OPEN));
    }

    private List<NodeKind> kinds(Predicate<Node> wanted) {
        return fleet.nodes().values().stream()
                .filter(node -> node.state() != NodeState.DISABLED)
                .filter(wanted)
                .map(Node::kind)
                .distinct()
                .sorted()
                .toList();
    }
}
