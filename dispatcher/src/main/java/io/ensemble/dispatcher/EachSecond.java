package io.ensemble.dispatcher;

import io.ensemble.dispatcher.capacity.CapacityWatch;
import io.ensemble.dispatcher.configuration.NodesWatch;
import io.ensemble.dispatcher.configuration.TenantsWatch;
import io.ensemble.dispatcher.discovery.Discovery;
import io.ensemble.dispatcher.discovery.PrometheusWatch;
import io.ensemble.dispatcher.fleet.NodeMeters;
import io.ensemble.dispatcher.fleet.SnapshotAge;
import io.ensemble.dispatcher.placement.Agreement;
import io.ensemble.dispatcher.reconciliation.Reconciliation;
import io.ensemble.dispatcher.state.OperatorStates;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAwayException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** What is done again and again, in this order: put back, publish, read, show, note, set right. */
class EachSecond {

    private final FleetView view;
    private final List<Runnable> steps;

    EachSecond(
            SnapshotAge age,
            OperatorStates states,
            NodesWatch nodes,
            PrometheusWatch prometheus,
            TenantsWatch tenants,
            Discovery discovery,
            FleetView view,
            NodeMeters meters,
            CapacityWatch capacity,
            Agreement agreement,
            Reconciliation reconciliation) {
        this.view = view;
        this.steps = List.of(
                age::watch,
                states::keep,
                nodes::look,
                prometheus::look,
                tenants::look,
                discovery::run,
                view::refresh,
                meters::update,
                capacity::look,
                agreement::note,
                reconciliation::run);
    }

    // The scheduler's first round comes with the next whole second; what the fleet has agreed on is served before.
    void begin(@Observes StartupEvent started) {
        try {
            view.refresh();
        } catch (StoreAwayException told) {
            // The first round tries again.
        }
    }

    @Scheduled(every = "{ensemble.dispatcher.refresh-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            steps.forEach(Runnable::run);
        } catch (StoreAwayException told) {
            // Told once by StoreAccess; the next round tries again.
        }
    }
}
