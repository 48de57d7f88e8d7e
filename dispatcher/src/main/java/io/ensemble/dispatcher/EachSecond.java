package io.ensemble.dispatcher;

import io.ensemble.dispatcher.configuration.NodesWatch;
import io.ensemble.dispatcher.configuration.TenantsWatch;
import io.ensemble.dispatcher.fleet.NodeLoadMeter;
import io.ensemble.dispatcher.fleet.SnapshotAge;
import io.ensemble.dispatcher.placement.Agreement;
import io.ensemble.dispatcher.reconciliation.Reconciliation;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAwayException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;

/** What is done again and again, in this order: publish, read, show, note, set right. */
class EachSecond {

    private final List<Runnable> steps;

    EachSecond(
            SnapshotAge age,
            NodesWatch nodes,
            TenantsWatch tenants,
            FleetView view,
            NodeLoadMeter load,
            Agreement agreement,
            Reconciliation reconciliation) {
        this.steps = List.of(
                age::watch,
                nodes::look,
                tenants::look,
                view::refresh,
                load::update,
                agreement::note,
                reconciliation::run);
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
