package io.ensemble.gateway.node;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Puts one question to many nodes at the same time. One that does not answer is left out, and its absence is told. */
@ApplicationScoped
public class AllNodes {

    private static final Logger LOG = Logger.getLogger(AllNodes.class);

    private final FleetView fleet;

    AllNodes(FleetView fleet) {
        this.fleet = fleet;
    }

    /**
     * What the nodes said.
     *
     * @param given in the order of the nodes
     * @param complete whether each node answered, so that what nobody spoke of is nowhere
     */
    public record Answers<T>(List<T> given, boolean complete) {
        public Answers {
            given = List.copyOf(given);
        }
    }

    /**
     * Asks all BigBlueButton nodes in use. A node that polling gave up is not asked, since it would only make everybody
     * wait for its deadline; it counts as one that did not answer.
     *
     * @param question keeps its own deadline; empty if the node does not answer it
     */
    public <T> Answers<T> ask(Function<Node, Optional<T>> question) {
        var inUse = inUse();
        var asked = awake();
        var answers = ask(asked, question);
        return new Answers<>(answers.given(), answers.complete() && asked.size() == inUse.size());
    }

    /** The BigBlueButton nodes in use that polling has not given up. */
    public List<Node> awake() {
        return inUse().stream().filter(this::isAwake).toList();
    }

    /** What all nodes in use list, one after the other; a node that does not answer is left out. */
    public <T> List<T> listed(Function<Node, Optional<List<T>>> question) {
        return ask(question).given().stream().flatMap(List::stream).toList();
    }

    /** Asks these nodes. */
    public <T> Answers<T> ask(Collection<Node> nodes, Function<Node, Optional<T>> question) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(nodes.stream()
                    .<Callable<Optional<T>>>map(node -> () -> question.apply(node))
                    .toList());
            var given = new ArrayList<T>(answers.size());
            for (var answer : answers) {
                result(answer).ifPresent(given::add);
            }
            return new Answers<>(given, given.size() == answers.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answers<>(List.of(), false);
        }
    }

    private List<Node> inUse() {
        return fleet.nodes().values().stream()
                .filter(node -> node.kind() == NodeKind.BIGBLUEBUTTON && node.state() != NodeState.DISABLED)
                .toList();
    }

    private boolean isAwake(Node node) {
        return fleet.snapshot()
                .of(node.id())
                .map(sighting -> sighting.health() != Health.OFFLINE)
                .orElse(true);
    }

    private static <T> Optional<T> result(Future<Optional<T>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException fault) {
            LOG.error("A fault while a node was asked", fault);
            return Optional.empty();
        }
    }
}
