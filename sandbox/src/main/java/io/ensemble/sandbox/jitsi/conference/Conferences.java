package io.ensemble.sandbox.jitsi.conference;

import io.ensemble.sandbox.jitsi.room.RoomName;
import io.ensemble.sandbox.meeting.TimeScale;
import io.ensemble.sandbox.meeting.Tokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All rooms of one node, under one lock. A room is there from the first who enters to the last who leaves. */
public final class Conferences {

    /** Prosody's {@code bosh_max_inactivity}: a page that has been silent for so long is taken for lost. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** However fast the timers run, the page still reports once a second, so it gets at least this. */
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(3);

    private static final int ID_LENGTH = 32;

    private static final Totals NONE = new Totals(0, 0, 0);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RoomName, Conference> running = new LinkedHashMap<>();
    private final Map<String, RoomName> whereabouts = new LinkedHashMap<>();
    private final InstantSource time;
    private final InstantSource wallClock;
    private final Duration silence;
    private final Tokens tokens;
    private final boolean electsModerators;
    private final Consumer<RoomName> ended;
    private Totals totals = NONE;

    /**
     * @param time drives all timers
     * @param wallClock what the node believes to be the time
     * @param electsModerators whether the first in a room moderates, since no token says who does
     * @param ended told of each room that has become empty or was closed; called under the lock, so it has to be quick
     */
    public Conferences(
            InstantSource time,
            InstantSource wallClock,
            TimeScale scale,
            Tokens tokens,
            boolean electsModerators,
            Consumer<RoomName> ended) {
        this.time = time;
        this.wallClock = wallClock;
        var scaled = scale.real(SILENCE);
        this.silence = scaled.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : scaled;
        this.tokens = tokens;
        this.electsModerators = electsModerators;
        this.ended = ended;
    }

    /**
     * Since the node started.
     *
     * @param opened rooms
     * @param onBridge times that a room got its third person
     * @param offBridge times that a room on the bridge lost its third person
     */
    public record Totals(long opened, long onBridge, long offBridge) {}

    /**
     * Lets somebody in.
     *
     * @param mayOpen asked if nobody is in this room
     * @return empty if the room is not there and may not open
     */
    public Optional<Occupant> enter(RoomName name, Visitor visitor, BooleanSupplier mayOpen) {
        return locked(() -> {
            var conference = running.get(name);
            if (conference == null) {
                if (!mayOpen.getAsBoolean()) {
                    return Optional.empty();
                }
                conference = new Conference(name, wallClock.instant());
                running.put(name, conference);
                totals = new Totals(totals.opened() + 1, totals.onBridge(), totals.offBridge());
            }
            var before = conference.view();
            var role = visitor.moderates() ? Role.MODERATOR : Role.PARTICIPANT;
            var occupant = new Occupant(tokens.alphanumeric(ID_LENGTH), visitor, role, time.instant());
            conference.put(occupant);
            whereabouts.put(occupant.id(), name);
            changed(before, conference);
            return conference.find(occupant.id());
        });
    }

    /** Whether somebody is in this room. */
    public boolean running(RoomName name) {
        return locked(() -> running.containsKey(name));
    }

    /** Where this person is; empty for one who left, or was never there. */
    public Optional<ConferenceView> whereIs(String id) {
        return locked(
                () -> Optional.ofNullable(whereabouts.get(id)).map(running::get).map(Conference::view));
    }

    /** The page of this person is still open. Answers where the person is. */
    public Optional<ConferenceView> report(String id) {
        return locked(() -> {
            var conference = Optional.ofNullable(whereabouts.get(id)).map(running::get);
            conference.ifPresent(room -> room.find(id).ifPresent(person -> room.put(person.heardAt(time.instant()))));
            return conference.map(Conference::view);
        });
    }

    /** Goes; answers whether this person was there. */
    public boolean leave(String id) {
        return locked(() -> {
            var name = whereabouts.remove(id);
            var conference = name == null ? null : running.get(name);
            if (conference == null) {
                return false;
            }
            var before = conference.view();
            conference.remove(id);
            changed(before, conference);
            if (conference.isEmpty()) {
                close(before.name());
            }
            return true;
        });
    }

    /** Sends everybody in this room away; answers whether somebody was there. */
    public boolean end(RoomName name) {
        return locked(() -> {
            var conference = running.get(name);
            if (conference == null) {
                return false;
            }
            var before = conference.view();
            for (var person : before.people()) {
                whereabouts.remove(person.id());
                conference.remove(person.id());
            }
            changed(before, conference);
            close(name);
            return true;
        });
    }

    /** Lets those go whose pages have fallen silent. */
    public void run() {
        locked(() -> {
            var limit = time.instant().minus(silence);
            for (var conference : List.copyOf(running.values())) {
                for (var person : conference.people()) {
                    if (person.visitor().reports() && person.heard().isBefore(limit)) {
                        leave(person.id());
                    }
                }
            }
            return true;
        });
    }

    /** Forgets everything, as a machine does whose power is cut: nobody is told, and counting begins anew. */
    public void loseAll() {
        locked(() -> {
            running.clear();
            whereabouts.clear();
            totals = NONE;
            return true;
        });
    }

    /** All rooms in the order in which they opened. */
    public List<ConferenceView> all() {
        return locked(() -> running.values().stream().map(Conference::view).toList());
    }

    public Totals totals() {
        return locked(() -> totals);
    }

    private void changed(ConferenceView before, Conference conference) {
        if (electsModerators) {
            conference.electModerator();
        }
        var after = conference.view();
        if (after.onBridge() != before.onBridge()) {
            totals = after.onBridge()
                    ? new Totals(totals.opened(), totals.onBridge() + 1, totals.offBridge())
                    : new Totals(totals.opened(), totals.onBridge(), totals.offBridge() + 1);
        }
    }

    private void close(RoomName name) {
        running.remove(name);
        ended.accept(name);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
