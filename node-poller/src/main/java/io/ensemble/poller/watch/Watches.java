// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.PollerMeters;
import io.ensemble.poller.Uptime;
import io.ensemble.poller.cpu.CpuRounds;
import io.ensemble.poller.health.Clocks;
import io.ensemble.poller.health.SelfDoubt;
import io.ensemble.poller.share.Membership;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The nodes that this poller looks at. */
@ApplicationScoped
public class Watches {

    private final Look look;
    private final Report report;
    private final Clocks clocks;
    private final SelfDoubt doubt;
    private final Membership membership;
    private final FleetView fleet;
    private final CpuRounds cpu;
    private final PollerMeters meters;
    private final Uptime uptime;
    private final Duration interval;
    private final Map<String, Watch> watches = new HashMap<>();

    Watches(
            Look look,
            Report report,
            Clocks clocks,
            SelfDoubt doubt,
            Membership membership,
            FleetView fleet,
            CpuRounds cpu,
            PollerMeters meters,
            Uptime uptime,
            PollerConfig config) {
        this.look = look;
        this.report = report;
        this.clocks = clocks;
        this.doubt = doubt;
        this.membership = membership;
        this.fleet = fleet;
        this.cpu = cpu;
        this.meters = meters;
        this.uptime = uptime;
        this.interval = config.interval();
    }

    /** Looks at no node any more. */
    public synchronized void end() {
        watches.values().forEach(Watch::end);
        watches.clear();
    }

    /**
     * Looks at these nodes from now on, and at no others. What is seen of the others after this is not written.
     *
     * @param pollers those among whom the nodes were divided so that these are this poller's
     */
    public synchronized void keep(Collection<Node> nodes, Pollers pollers) {
        var wanted = nodes.stream().collect(Collectors.toMap(Node::id, Function.identity()));
        watches.entrySet().removeIf(watch -> {
            var gone = !wanted.containsKey(watch.getKey());
            if (gone) {
                watch.getValue().end();
            }
            return gone;
        });
        wanted.forEach((id, node) -> {
            var charge = new Charge(node, pollers);
            watches.computeIfAbsent(id, _ -> new Watch(charge, this::take, interval, uptime).begin())
                    .chargedWith(charge);
        });
        meters.keep(wanted.keySet());
        clocks.keep(wanted.keySet());
        doubt.keep(wanted.keySet());
        if (doubt.doubting()) {
            meters.showNone();
        }
        cpu.keep(wanted.values());
    }

    /** Looks at all of them at once. */
    public synchronized void lookNow() {
        watches.values().forEach(Watch::lookNow);
    }

    /** Looks at those of them that are named at once. */
    public synchronized void lookNow(Set<String> nodes) {
        watches.forEach((id, watch) -> {
            if (nodes.contains(id)) {
                watch.lookNow();
            }
        });
    }

    private Memory take(Charge charge, Optional<Memory> last) throws InterruptedException {
        // Before the node is asked: if the pollers change meanwhile, it may be somebody else's.
        var draft = report.begin(charge, last);
        var seen = look.at(charge.node(), draft.before(), draft.secondHand());
        var doubted = doubt.doubting();
        var memory = draft.hand(doubt.weigh(draft.before(), seen, charge.pollers(), fleet.snapshot()));
        if (!doubted && doubt.doubting()) {
            membership.standAside();
        }
        return memory;
    }
}
