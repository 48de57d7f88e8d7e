// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import io.ensemble.fleet.node.Node;
import io.ensemble.poller.fetch.BoundedGet;
import io.ensemble.poller.fetch.BoundedGet.Fetched;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The nodes' own exporters, each asked by itself and all at the same time. */
final class Exporters implements CpuSource {

    private static final Logger LOG = Logger.getLogger(Exporters.class);

    private final BoundedGet http;
    private final Set<String> notBusy;
    private final CpuReadings readings;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /**
     * Exporters.
     *
     * @param notBusy modes in which a processor is free for others
     */
    Exporters(BoundedGet http, Set<String> notBusy, CpuReadings readings) {
        this.http = http;
        this.notBusy = notBusy;
        this.readings = readings;
    }

    /** What was last seen of an exporter. */
    private record Seen(URI exporter, Optional<CpuTotals> totals, Grievance grievance) {
        Seen with(CpuTotals newest) {
            return new Seen(exporter, Optional.of(newest), grievance);
        }
    }

    @Override
    public void read(Collection<Node> own, Collection<Node> all) throws InterruptedException {
        seen.keySet().retainAll(own.stream().map(Node::id).collect(Collectors.toSet()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : own) {
                node.exporter().ifPresent(exporter -> threads.execute(() -> read(node.id(), exporter)));
            }
        }
    }

    private void read(String node, URI exporter) {
        var last = Optional.ofNullable(seen.get(node))
                .filter(known -> known.exporter().equals(exporter))
                .orElseGet(() -> new Seen(exporter, Optional.empty(), new Grievance("Exporter of " + node)));
        try {
            seen.put(node, after(node, last, http.from(exporter)));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "A fault while reading the exporter of %s", node);
        }
    }

    private Seen after(String node, Seen last, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Nothing nothing -> {
                last.grievance().is(nothing.why() + ". How busy the node is is soon unknown");
                yield last;
            }
            case Fetched.Text text ->
                CpuTotals.read(text.text())
                        .map(totals -> compared(node, last, totals))
                        .orElseGet(() -> {
                            readings.unknown(node);
                            last.grievance()
                                    .is("no counters node_cpu_seconds_total. Is it the address of a node_exporter?");
                            return last;
                        });
        };
    }

    private Seen compared(String node, Seen last, CpuTotals totals) {
        last.grievance().isOver();
        last.totals()
                .ifPresent(before -> totals.busySince(before, notBusy)
                        .ifPresentOrElse(busy -> readings.note(node, busy), () -> readings.unknown(node)));
        return last.with(totals);
    }
}
