package io.ensemble.dispatcher.configuration;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.file.NodesFile;
import io.ensemble.fleet.file.Secrets;
import io.ensemble.fleet.file.WatchedFile;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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
}
