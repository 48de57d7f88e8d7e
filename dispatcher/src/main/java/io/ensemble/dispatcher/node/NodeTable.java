package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.configuration.NodesWatch;
import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** All nodes, and the states that operators give them. */
@ApplicationScoped
class NodeTable {

    private static final Logger LOG = Logger.getLogger(NodeTable.class);

    private final FleetView view;
    private final NodesWatch file;
    private final ConfigurationStore configuration;
    private final StoreAccess store;
    private final LoadRule load;

    NodeTable(FleetView view, NodesWatch file, ConfigurationStore configuration, StoreAccess store, LoadRule load) {
        this.view = view;
        this.file = file;
        this.configuration = configuration;
        this.store = store;
        this.load = load;
    }

    List<NodeRow> rows() {
        return NodeInView.all(view.nodes().values(), view.snapshot()).stream()
                .map(this::row)
                .toList();
    }

    /** Sets a node's state over the file's. Empty if there is no such node. */
    Optional<NodeRow> set(String id, NodeState state) {
        return changed(id, () -> {
            configuration.writeState(id, state);
            LOG.infof("An operator has set node %s to %s", id, state);
        });
    }

    /** Lets the file's state be in force again. Empty if there is no such node. */
    Optional<NodeRow> reset(String id) {
        return changed(id, () -> {
            configuration.clearState(id);
            LOG.infof("An operator has given node %s back the state that the file says", id);
        });
    }

    private Optional<NodeRow> changed(String id, Runnable change) {
        if (view.node(id).isEmpty()) {
            return Optional.empty();
        }
        store.tell(() -> {
            change.run();
            // Here it is in force with the answer; other services follow within their second.
            view.refresh();
        });
        return view.node(id)
                .map(node -> row(new NodeInView(node, view.snapshot().of(id))));
    }

    private NodeRow row(NodeInView node) {
        return NodeRow.of(node, stateSource(node.node()), load);
    }

    private String stateSource(Node node) {
        var inFile = file.stateInFile(node.id());
        return inFile.isEmpty() || inFile.get() == node.state() ? "file" : "operator";
    }
}
