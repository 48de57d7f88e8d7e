package io.ensemble.gateway.dispatch;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** In which order the dispatchers are asked: in turn, and those that do not answer after all others. */
final class Rota {

    private final List<URI> all;
    private final Set<URI> avoided = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    Rota(List<URI> all) {
        this.all = List.copyOf(all);
    }

    /** All of them, whom to ask first in the first place. */
    List<URI> next() {
        var good = new ArrayList<URI>();
        var rest = new ArrayList<URI>();
        all.forEach(dispatcher -> (avoided.contains(dispatcher) ? rest : good).add(dispatcher));
        var now = turn.getAndIncrement();
        rotate(good, now);
        rotate(rest, now);
        good.addAll(rest);
        return good;
    }

    /** Puts one behind the others. */
    void avoid(URI dispatcher) {
        avoided.add(dispatcher);
    }

    /** Puts one back in its place. */
    void restore(URI dispatcher) {
        avoided.remove(dispatcher);
    }

    /** Those behind the others. */
    Set<URI> avoided() {
        return Set.copyOf(avoided);
    }

    private static void rotate(List<URI> dispatchers, int by) {
        if (!dispatchers.isEmpty()) {
            Collections.rotate(dispatchers, -Math.floorMod(by, dispatchers.size()));
        }
    }
}
