// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.fetch.BoundedGet;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/** Asks again and again how busy the nodes of this poller are: a Prometheus if there is one, else their own exporters. */
@ApplicationScoped
public class CpuRounds {

    private final CpuReadings readings;
    private final CpuSource source;
    private final FleetView fleet;
    private volatile List<Node> own = List.of();

    CpuRounds(CpuReadings readings, FleetView fleet, PollerConfig config) {
        this.readings = readings;
        this.fleet = fleet;
        var http = new BoundedGet(config.connectTimeout(), config.cpuDeadline());
        this.source = config.prometheus()
                .<CpuSource>map(url -> new Prometheus(URI.create(url), config.cpuQuery(), http, readings))
                .orElseGet(() -> new Exporters(http, config.cpuNotBusy(), readings));
    }

    /** These are the nodes that this poller looks at. */
    public void keep(Collection<Node> those) {
        own = List.copyOf(those);
    }

    /** Asks once. */
    @Scheduled(every = "{ensemble.poller.cpu-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void round() throws InterruptedException {
        var wanted = own;
        if (!wanted.isEmpty()) {
            source.read(wanted, fleet.nodes().values());
        }
        readings.keep(fleet.nodes().keySet());
    }
}
