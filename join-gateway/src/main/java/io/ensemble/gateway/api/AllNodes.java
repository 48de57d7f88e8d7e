package io.ensemble.gateway.api;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Asks all nodes that may have meetings, all at the same time. */
@ApplicationScoped
class AllNodes {

    private static final Logger LOG = Logger.getLogger(AllNodes.class);

    private final FleetView fleet;

    AllNodes(FleetView fleet) {
        this.fleet = fleet;
    }

    /** What the nodes list, in the order of the nodes; a question that fails by a fault of our own lists nothing. */
    <T> List<T> listed(Function<Node, List<T>> question) {
        var asked =
                fleet.nodes().values().stream().filter(this::mayHaveMeetings).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(asked.stream()
                    .<Callable<List<T>>>map(node -> () -> question.apply(node))
                    .toList());
            return answers.stream().flatMap(AllNodes::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    // A node that polling gave up would only make everybody wait for its deadline.
    private boolean mayHaveMeetings(Node node) {
        return node.kind() == NodeKind.BIGBLUEBUTTON
                && node.state() != NodeState.DISABLED
                && fleet.snapshot()
                        .of(node.id())
                        .map(sighting -> sighting.health() != Health.OFFLINE)
                        .orElse(true);
    }

    private static <T> Stream<T> result(Future<List<T>> answer) {
        try {
            return answer.get().stream();
        } catch (ExecutionException fault) {
            LOG.error("A fault while a node was asked", fault);
            return Stream.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stream.empty();
        }
    }
}
