package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.Presence;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.meeting.Located.By;
import io.ensemble.gateway.node.AllNodes;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Asks the nodes themselves where a meeting is, all at the same time: the last resort, for when nobody else can say. One
 * search serves everybody who looks for the same meeting.
 */
@ApplicationScoped
class NodeSearch {

    /** As the dispatchers' {@code forget-silent-after}: from then on they count a node that answers nonsense as empty. */
    private static final Duration WRONG_FOR_GOOD = Duration.ofMinutes(10);

    private final AllNodes fleet;
    private final FleetView view;
    private final NodeCalls calls;
    private final InstantSource clock;
    private final Semaphore places;
    private final ConcurrentMap<MeetingKey, CompletableFuture<Finding>> underWay = new ConcurrentHashMap<>();

    NodeSearch(AllNodes fleet, FleetView view, NodeCalls calls, GatewayConfig config, InstantSource clock) {
        this.fleet = fleet;
        this.view = view;
        this.calls = calls;
        this.clock = clock;
        this.places = new Semaphore(config.nodes().searchesAtOnce());
    }

    /**
     * Where the meeting is. In doubt if a node does not answer, or if too many searches are under way; but a node that has
     * answered nonsense for long, or ever since it is known, would leave everybody in doubt as long as the store is away.
     */
    Finding find(MeetingKey meeting) {
        var mine = new CompletableFuture<Finding>();
        var others = underWay.putIfAbsent(meeting, mine);
        if (others != null) {
            return others.join();
        }
        Finding found = new Finding.InDoubt();
        try {
            found = searched(meeting);
            return found;
        } finally {
            underWay.remove(meeting);
            mine.complete(found);
        }
    }

    private Finding searched(MeetingKey meeting) {
        if (!places.tryAcquire()) {
            return new Finding.InDoubt();
        }
        try {
            return search(MeetingScope.onNode(meeting), fleet.awake());
        } finally {
            places.release();
        }
    }

    private Finding search(String idOnNode, Collection<Node> nodes) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ExecutorCompletionService<Optional<Finding>>(threads);
            nodes.forEach(node -> answers.submit(() -> ask(node, idOnNode)));
            var allSaidNo = !nodes.isEmpty();
            for (var i = 0; i < nodes.size(); i++) {
                var said = answers.take().get();
                if (said.isPresent() && said.get() instanceof Finding.Found) {
                    // The others are not waited for.
                    threads.shutdownNow();
                    return said.get();
                }
                allSaidNo &= said.isPresent();
            }
            return allSaidNo ? new Finding.Nowhere() : new Finding.InDoubt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding.InDoubt();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("Asking a node fails with a value", fault);
        }
    }

    private Optional<Finding> ask(Node node, String idOnNode) {
        var question = Parameters.of(MeetingId.PARAMETER, idOnNode);
        return switch (Presence.in(calls.get(node, ApiCall.GET_MEETING_INFO, question, Patience.SEARCH))) {
            case THERE -> Optional.of(new Finding.Found(Located.known(node, idOnNode, By.NODES)));
            case NOT_THERE -> Optional.of(new Finding.Nowhere());
            case UNSAID -> isWrongForGood(node) ? Optional.of(new Finding.Nowhere()) : Optional.empty();
        };
    }

    private boolean isWrongForGood(Node node) {
        var longAgo = clock.instant().minus(WRONG_FOR_GOOD);
        return view.snapshot()
                .of(node.id())
                .filter(seen -> seen.isWrongSince(longAgo))
                .isPresent();
    }
}
