package io.ensemble.gateway.dispatch;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** In which order the dispatchers are asked: in turn, and those that are not well after all others. */
final class Rota {

    /** How a dispatcher is, the best first. */
    enum Standing {
        WELL,
        /** It answers, but decides by what it knew before. */
        WITHOUT_STORE,
        /** It does not answer. */
        SILENT
    }

    private final List<URI> all;
    private final Map<URI, Standing> standings = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Rota(List<URI> all) {
        this.all = List.copyOf(all);
    }

    /** All of them, whom to ask first in the first place. */
    List<URI> next() {
        var now = turn.getAndIncrement();
        var byStanding = all.stream().collect(Collectors.groupingBy(this::standing));
        var order = new ArrayList<URI>();
        for (var standing : Standing.values()) {
            var alike = byStanding.getOrDefault(standing, List.of());
            if (!alike.isEmpty()) {
                Collections.rotate(alike, -Math.floorMod(now, alike.size()));
            }
            order.addAll(alike);
        }
        return order;
    }

    /** From now on the dispatcher is so. Answers how it was before. */
    Standing put(URI dispatcher, Standing standing) {
        var before = standings.put(dispatcher, standing);
        return before == null ? Standing.WELL : before;
    }

    /** How the dispatcher is. */
    Standing standing(URI dispatcher) {
        return standings.getOrDefault(dispatcher, Standing.WELL);
    }

    /** Those that come after the others. */
    Set<URI> notWell() {
        return all.stream()
                .filter(dispatcher -> standing(dispatcher) != Standing.WELL)
                .collect(Collectors.toUnmodifiableSet());
    }
}
