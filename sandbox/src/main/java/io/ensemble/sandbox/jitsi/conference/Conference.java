package io.ensemble.sandbox.jitsi.conference;

import io.ensemble.sandbox.jitsi.room.RoomName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One room with the people in it. {@link Conferences} guards it. */
final class Conference {

    private final RoomName name;
    private final Instant created;
    private final Map<String, Occupant> people = new LinkedHashMap<>();

    Conference(RoomName name, Instant created) {
        this.name = name;
        this.created = created;
    }

    boolean isEmpty() {
        return people.isEmpty();
    }

    void put(Occupant occupant) {
        people.put(occupant.id(), occupant);
    }

    void remove(String id) {
        people.remove(id);
    }

    Optional<Occupant> find(String id) {
        return Optional.ofNullable(people.get(id));
    }

    List<Occupant> people() {
        return List.copyOf(people.values());
    }

    /** Who has been there longest moderates, if nobody else does: jicofo's {@code enable-auto-owner}. */
    void electModerator() {
        if (people.values().stream().noneMatch(occupant -> occupant.role() == Role.MODERATOR)) {
            people.values().stream().findFirst().ifPresent(oldest -> put(oldest.in(Role.MODERATOR)));
        }
    }

    ConferenceView view() {
        return new ConferenceView(name, created, people());
    }
}
