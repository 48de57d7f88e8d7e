package io.ensemble.gateway.hook;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.callback.HookSubscription;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.HookStore;
import io.ensemble.fleet.store.HookSubscriptionStore;
import io.ensemble.fleet.store.LeaseStore;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.ThisGateway;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Sees to it that every node tells us of its events while any tenant wants to hear, and that none does while none does. */
@ApplicationScoped
class NodeSubscriptions {

    private static final Logger LOG = Logger.getLogger(NodeSubscriptions.class);

    /** Longer than the pause between two rounds, so that the same gateway goes on. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    /** Nodes drop a hook whose address failed for some minutes, and may lose it when they start anew. */
    private static final Duration BELIEVED = Duration.ofSeconds(60);

    private final HookStore hooks;
    private final HookSubscriptionStore subscriptions;
    private final PresentStore store;
    private final HookAddress address;
    private final HookLinks links;
    private final NodeCalls calls;
    private final FleetView fleet;
    private final LeaseStore leases;
    private final ThisGateway me;
    private final InstantSource clock;
    private final Set<String> refusing = ConcurrentHashMap.newKeySet();

    NodeSubscriptions(
            HookStore hooks,
            HookSubscriptionStore subscriptions,
            PresentStore store,
            HookAddress address,
            HookLinks links,
            NodeCalls calls,
            FleetView fleet,
            LeaseStore leases,
            ThisGateway me,
            InstantSource clock) {
        this.hooks = hooks;
        this.subscriptions = subscriptions;
        this.store = store;
        this.address = address;
        this.links = links;
        this.calls = calls;
        this.fleet = fleet;
        this.leases = leases;
        this.me = me;
        this.clock = clock;
    }

    /** Looks now, without the lease: a node that is asked twice answers twice with the same hook. */
    void lookAtOnce() {
        Thread.ofVirtual().name("hooks").start(() -> {
            try {
                look();
            } catch (StoreAbsentException away) {
                LOG.debug("Nodes are subscribed to in a while");
            }
        });
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookInTurn() {
        try {
            if (store.ask(() -> leases.hold("hooks", me.id(), LEASE)).isPresent()) {
                look();
            }
        } catch (StoreAbsentException away) {
            LOG.debug("Nodes are subscribed to in a while");
        }
    }

    void look() {
        var tenants = fleet.tenants().all().stream().map(Tenant::id).toList();
        var known = store.ask(subscriptions::all);
        if (store.ask(() -> hooks.any(tenants))) {
            address.current().ifPresent(ours -> subscribe(ours, known));
        } else {
            known.forEach((id, subscription) -> fleet.node(id)
                    .filter(this::inUse)
                    .ifPresentOrElse(node -> unsubscribe(node, subscription), () -> forget(id)));
        }
    }

    // All at the same time: one that does not answer keeps nobody waiting but the round.
    private void subscribe(String ours, Map<String, HookSubscription> known) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : fleet.nodes().values()) {
                var url = links.url(new HookLink(node.id(), ours));
                var before = Optional.ofNullable(known.get(node.id()));
                if (inUse(node) && !before.filter(held -> isGood(held, url)).isPresent()) {
                    threads.execute(() -> subscribeIfPossible(node, url, before));
                }
            }
        }
    }

    private void subscribeIfPossible(Node node, String url, Optional<HookSubscription> before) {
        try {
            subscribe(node, url, before);
        } catch (StoreAbsentException away) {
            LOG.debugf("%s is subscribed to in a while", node.id());
        }
    }

    private void subscribe(Node node, String url, Optional<HookSubscription> before) {
        before.filter(held -> !held.address().equals(url)).ifPresent(old -> unsubscribe(node, old));
        var reply = calls.get(node, ApiCall.HOOKS_CREATE, Parameters.of("callbackURL", url), Patience.CALL);
        if (reply instanceof NodeReply.Answered answered && answered.success()) {
            var id = answered.response().text("hookID");
            var held = new HookSubscription(url, id, clock.instant());
            store.tell(() -> subscriptions.remember(node.id(), held));
            refusing.remove(node.id());
        } else if (refusing.add(node.id())) {
            // Once: a node without the webhooks application refuses in every round.
            LOG.warnf("%s does not take our hook: %s", node.id(), reply);
        }
    }

    private void unsubscribe(Node node, HookSubscription subscription) {
        var reply =
                calls.get(node, ApiCall.HOOKS_DESTROY, Parameters.of("hookID", subscription.hookId()), Patience.CALL);
        // A node that knows the hook no more says so, which is as good.
        if (reply instanceof NodeReply.Answered) {
            forget(node.id());
        }
    }

    private void forget(String node) {
        store.tell(() -> subscriptions.forget(node));
    }

    private boolean isGood(HookSubscription held, String url) {
        return held.address().equals(url) && held.checkedAt().plus(BELIEVED).isAfter(clock.instant());
    }

    private boolean inUse(Node node) {
        return node.kind() == NodeKind.BIGBLUEBUTTON
                && node.state() != NodeState.DISABLED
                && fleet.snapshot()
                        .of(node.id())
                        .filter(sighting -> sighting.health() == Health.OFFLINE)
                        .isEmpty();
    }
}
