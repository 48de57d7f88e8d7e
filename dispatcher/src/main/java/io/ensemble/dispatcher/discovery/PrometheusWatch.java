// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.file.Secrets;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.store.SourceStore;
import io.ensemble.fleet.store.StoreAccess;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Tells the other dispatchers which nodes a Prometheus lists, if one is configured. */
@ApplicationScoped
public class PrometheusWatch {

    private static final Logger LOG = Logger.getLogger(PrometheusWatch.class);

    private final Optional<PrometheusTargets> prometheus;
    private final Duration every;
    private final Duration leaveAfter;
    private final SourceStore sources;
    private final StoreAccess store;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicReference<Optional<PrometheusTargets.Answer>> news = new AtomicReference<>(Optional.empty());
    private Instant nextAt = Instant.MIN;
    private Optional<TargetMemory> memory = Optional.empty();
    private Optional<List<Node>> listed = Optional.empty();
    private boolean changed;
    private long publishedAfter;
    private String lastSaid = "";

    PrometheusWatch(
            DispatcherConfig config, SourceStore sources, StoreAccess store, InstantSource clock, ObjectMapper json) {
        var settings = config.prometheus();
        this.prometheus =
                settings.url().map(url -> new PrometheusTargets(url, settings, Secrets.ofThisProcess(), json));
        this.every = settings.every();
        this.leaveAfter = settings.leaveAfter();
        this.sources = sources;
        this.store = store;
        this.clock = clock;
    }

    /** Takes in what came, and asks again when it is time; does not wait for the answer. */
    public synchronized void look() {
        if (prometheus.isEmpty()) {
            return;
        }
        news.getAndSet(Optional.empty()).ifPresent(this::take);
        // A failed write is tried again at the next look; a store that was emptied, or is back with
        // what it had saved before, is filled again.
        var after = store.outages();
        if (listed.isPresent()
                && (changed || after != publishedAfter || !store.ask(() -> sources.knows(NodeSource.PROMETHEUS)))) {
            store.tell(() -> sources.write(NodeSource.PROMETHEUS, listed.get()));
            changed = false;
            publishedAfter = after;
        }
        ask(prometheus.get());
    }

    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
    }

    private void ask(PrometheusTargets targets) {
        var now = clock.instant();
        if (now.isBefore(nextAt) || !asking.compareAndSet(false, true)) {
            return;
        }
        nextAt = now.plus(every);
        threads.execute(() -> {
            try {
                news.set(Optional.of(targets.ask()));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                asking.set(false);
            }
        });
    }

    private void take(PrometheusTargets.Answer answer) {
        switch (answer) {
            case PrometheusTargets.Answer.None(var why) ->
                once("Prometheus does not tell its targets: " + why + ". The nodes that it listed stay.");
            case PrometheusTargets.Answer.Listed(var reading) -> {
                var now = memory().after(reading, clock.instant());
                if (!listed.equals(Optional.of(now))) {
                    listed = Optional.of(now);
                    changed = true;
                }
                var nothing = reading.nodes().isEmpty() && reading.unclear().isEmpty() && !reading.nameless();
                once(
                        nothing
                                ? "Prometheus lists no target of the job that is configured. The nodes that it listed stay."
                                : reading.problems().isEmpty()
                                        ? ""
                                        : "Of the targets of Prometheus some are no nodes: "
                                                + String.join("; ", reading.problems()));
            }
        }
    }

    /** What was listed before this service was started counts as listed: Prometheus may have been started just now too. */
    private TargetMemory memory() {
        if (memory.isEmpty()) {
            var known = store.ask(sources::read).getOrDefault(NodeSource.PROMETHEUS, List.of());
            memory = Optional.of(new TargetMemory(known, leaveAfter));
        }
        return memory.get();
    }

    private void once(String message) {
        if (!message.equals(lastSaid)) {
            if (message.isEmpty()) {
                LOG.info("Prometheus tells its targets again, and all of them are nodes.");
            } else {
                LOG.warn(message);
            }
            lastSaid = message;
        }
    }
}
