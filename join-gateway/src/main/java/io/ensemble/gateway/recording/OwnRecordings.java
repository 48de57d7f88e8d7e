package io.ensemble.gateway.recording;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Picks the recordings of one tenant from what nodes list. */
final class OwnRecordings {

    private OwnRecordings() {}

    /** The tenant's. A breakout room's belongs to whom its parent belongs to, and to nobody if that one is not listed. */
    static List<Recording> of(String tenant, List<Recording> listed) {
        var own = listed.stream()
                .filter(Predicate.not(Recording::isBreakout))
                .filter(recording -> recording.tenant().equals(tenant))
                .map(Recording::id)
                .collect(Collectors.toSet());
        return listed.stream()
                .filter(recording -> recording.isBreakout()
                        ? recording.parent().filter(own::contains).isPresent()
                        : own.contains(recording.id()))
                .toList();
    }
}
