// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.fetch.BoundedGet;
import io.ensemble.poller.fetch.BoundedGet.Fetched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Asks a Jitsi node whether it is well, and everybody there who counts how many rooms it has: all at the same time, each
 * within the deadline. That somebody who counts says nothing, or nonsense, takes no node away: then the next best one counts.
 */
@ApplicationScoped
public class JitsiProbe implements RoomsProbe {

    private static final String NOBODY_COUNTS =
            "nobody tells how many people it has: add census, jicofo or stats to it in nodes.yaml";

    private final BoundedGet http;

    @Inject
    JitsiProbe(PollerConfig config) {
        this(new BoundedGet(config.connectTimeout(), config.deadline()));
    }

    JitsiProbe(BoundedGet http) {
        this.http = http;
    }

    @Override
    public JitsiReply ask(Node node, Duration deadline, Runnable heard) throws InterruptedException {
        var jitsi = node.jitsi().orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var health = threads.submit(() -> {
                var said = http.from(node.at(Jitsi.HEALTH), deadline);
                heard.run();
                return said;
            });
            var census = jitsi.census().map(at -> threads.submit(fetching(at)));
            var jicofo = jitsi.jicofo().map(at -> threads.submit(fetching(at)));
            var stats = jitsi.stats().map(at -> threads.submit(fetching(at)));
            return switch (got(health)) {
                case Fetched.Nothing(var why, var status, var silent) ->
                    status.isEmpty() || status.getAsInt() >= 500
                            ? new JitsiReply.Unwell(status.isEmpty() ? why : why + " at " + Jitsi.HEALTH, silent)
                            : new JitsiReply.Strange(why + " at " + Jitsi.HEALTH);
                case Fetched.Text page -> {
                    var troubles = new ArrayList<String>();
                    var rooms = read("census", census, Census::read, troubles);
                    var byJicofo = read("jicofo", jicofo, Counts::ofJicofo, troubles);
                    var byBridge = read("stats", stats, Counts::ofBridge, troubles);
                    var count = rooms.map(seen -> RoomCount.by(Source.CENSUS, seen.conferences(), seen.participants()))
                            .or(() -> byJicofo.map(counts -> counted(Source.JICOFO, counts)))
                            .or(() -> byBridge.map(counts -> counted(Source.BRIDGE, counts)))
                            .orElse(RoomCount.UNKNOWN);
                    yield new JitsiReply.Well(page.time(), rooms, count, inWords(jitsi, count, troubles));
                }
            };
        }
    }

    private Callable<Fetched> fetching(URI address) {
        return () -> http.from(address);
    }

    private static Fetched got(Future<Fetched> fetched) throws InterruptedException {
        try {
            return fetched.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("A fault while a node was asked", fault.getCause());
        }
    }

    private static <T> Optional<T> read(
            String key, Optional<Future<Fetched>> asked, Function<String, Optional<T>> reader, List<String> troubles)
            throws InterruptedException {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return switch (got(asked.get())) {
            case Fetched.Nothing nothing -> {
                troubles.add(key + ": " + nothing.why());
                yield Optional.empty();
            }
            case Fetched.Text page -> {
                var read = reader.apply(page.text());
                if (read.isEmpty()) {
                    troubles.add(
                            key + ": " + (page.text().isBlank() ? "an empty answer" : "not what " + key + " answers"));
                }
                yield read;
            }
        };
    }

    private static RoomCount counted(Source source, Counts counts) {
        return RoomCount.by(source, counts.conferences(), counts.participants());
    }

    private static Optional<String> inWords(Jitsi jitsi, RoomCount count, List<String> troubles) {
        var told = String.join("; ", troubles);
        if (count.source() != Source.NOBODY) {
            return told.isEmpty() ? Optional.empty() : Optional.of(told + ". Others count meanwhile");
        }
        var nobody = jitsi.census().isEmpty()
                && jitsi.jicofo().isEmpty()
                && jitsi.stats().isEmpty();
        return Optional.of(nobody ? NOBODY_COUNTS : told + ". How many people it has is unknown");
    }
}
