package io.ensemble.dispatcher.configuration;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.file.NodesFile;
import io.ensemble.fleet.file.Secrets;
import io.ensemble.fleet.file.WatchedFile;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Keeps the nodes of nodes.yaml published. */
@ApplicationScoped
public class NodesWatch {

    private final PublishedFile<List<Node>> file;

    NodesWatch(DispatcherConfig config, ConfigurationStore configuration, StoreAccess store) {
        var secrets = Secrets.ofThisProcess();
        this.file = new PublishedFile<>(
                new WatchedFile<>(config.nodesFile(), text -> NodesFile.read(text, secrets)),
                List::size,
                nodes -> store.tell(() -> configuration.writeNodes(nodes)),
                () -> store.ask(() -> configuration.readNodes().isPresent()));
    }

    /** Looks once. */
    public synchronized void look() {
        file.look();
    }

    /** The state that the file gives a node; empty if this dispatcher has not read a good file with it. */
    public synchronized Optional<NodeState> stateInFile(String node) {
        return file.good().stream()
                .flatMap(List::stream)
                .filter(known -> known.id().equals(node))
                .map(Node::state)
                .findFirst();
    }
}
