package io.ensemble.dispatcher.configuration;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.file.NodesFile;
import io.ensemble.fleet.file.Secrets;
import io.ensemble.fleet.file.WatchedFile;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.store.SourceStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Tells the other dispatchers what nodes.yaml lists, if there is one. */
@ApplicationScoped
public class NodesWatch {

    private final Optional<PublishedFile<List<Node>>> file;

    NodesWatch(DispatcherConfig config, SourceStore sources, StoreAccess store) {
        var secrets = Secrets.ofThisProcess();
        this.file = config.nodesFile()
                .map(path -> new PublishedFile<>(
                        new WatchedFile<>(path, text -> NodesFile.read(text, secrets)),
                        List::size,
                        nodes -> store.tell(() -> sources.write(NodeSource.FILE, nodes)),
                        () -> store.ask(() -> sources.knows(NodeSource.FILE)),
                        store::outages));
    }

    /** Looks once. */
    public synchronized void look() {
        file.ifPresent(PublishedFile::look);
    }
}
