// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import io.ensemble.fleet.node.Node;
import io.ensemble.poller.PollerConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Asks again and again how busy the nodes of this poller are: a Prometheus if there is one, else their own exporters. */
@ApplicationScoped
public class CpuRounds {

    private final CpuReadings readings;
    private final CpuSource source;
    private volatile List<Node> nodes = List.of();

    CpuRounds(CpuReadings readings, PollerConfig config) {
        this.readings = readings;
        var http = new BoundedGet(config.connectTimeout(), config.cpuDeadline());
        this.source = config.prometheus()
                .<CpuSource>map(url -> new Prometheus(URI.create(url), config.cpuQuery(), http, readings))
                .orElseGet(() -> new Exporters(http, config.cpuNotBusy(), readings));
    }

    /** Asks for these nodes from now on, and for no others. */
    public void keep(Collection<Node> those) {
        nodes = List.copyOf(those);
        readings.keep(those.stream().map(Node::id).collect(Collectors.toSet()));
    }

    /** Asks once. */
    @Scheduled(every = "{ensemble.poller.cpu-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void round() throws InterruptedException {
        var now = nodes;
        if (!now.isEmpty()) {
            source.read(now);
        }
    }
}
