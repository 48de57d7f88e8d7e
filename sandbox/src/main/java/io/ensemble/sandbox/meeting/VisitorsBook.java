package io.ensemble.sandbox.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who came when and left when; unlike the list of attendees it forgets nobody. */
final class VisitorsBook {

    private final Map<String, Stay> stays = new LinkedHashMap<>();

    boolean knows(String internalUserId) {
        return stays.containsKey(internalUserId);
    }

    void arrive(Person person, Instant now) {
        var stay = stays.getOrDefault(person.internalId(), new Stay(person, List.of(), List.of()));
        stays.put(person.internalId(), new Stay(person, and(stay.joins(), now), stay.leaves()));
    }

    void leave(Person person, Instant now) {
        stays.computeIfPresent(
                person.internalId(), (id, stay) -> new Stay(person, stay.joins(), and(stay.leaves(), now)));
    }

    /** The book of a meeting that ends now: whoever is still in leaves with it. */
    List<Stay> closedAt(Instant now) {
        return stays.values().stream()
                .map(stay -> stay.leaves().size() == stay.joins().size()
                        ? stay
                        : new Stay(stay.person(), stay.joins(), and(stay.leaves(), now)))
                .toList();
    }

    private static List<Instant> and(List<Instant> times, Instant now) {
        var more = new ArrayList<>(times);
        more.add(now);
        return more;
    }
}
