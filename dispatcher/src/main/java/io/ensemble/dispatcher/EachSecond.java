package io.ensemble.dispatcher;

import io.ensemble.dispatcher.configuration.NodesWatch;
import io.ensemble.dispatcher.configuration.TenantsWatch;
import io.ensemble.dispatcher.store.StoreAccess;
import io.ensemble.dispatcher.store.StoreAwayException;
import io.ensemble.fleet.store.FleetView;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;

/** What is done again and again, in this order: publish, read, set right. */
class EachSecond {

    private final StoreAccess store;
    private final List<Runnable> steps;

    EachSecond(NodesWatch nodes, TenantsWatch tenants, FleetView view, StoreAccess store) {
        this.store = store;
        this.steps = List.of(nodes::look, tenants::look, () -> this.store.tell(view::refresh));
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
