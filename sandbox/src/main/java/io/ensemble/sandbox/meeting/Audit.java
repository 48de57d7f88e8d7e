package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.util.List;

/** What a node does on its own: notices lost browsers, forgets who left, ends what is over. */
public final class Audit {

    /** A browser's connection is taken for lost after this much silence. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** However fast the timers run, the page still reports once a second, so it gets at least this. */
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(3);

    private final Registry registry;
    private final Door door;

    public Audit(Registry registry) {
        this.registry = registry;
        this.door = new Door(registry);
    }

    /** Does whatever is due. Called often; each meeting is audited in its own rhythm. */
    public void run() {
        registry.locked(() -> {
            registry.sessions().tidy();
            registry.sessions().forgetWhoNeverCame(this::came);
            for (var meeting : List.copyOf(registry.meetings())) {
                look(meeting);
            }
            return true;
        });
    }

    private void look(Meeting meeting) {
        var now = registry.time().instant();
        for (var user : meeting.users()) {
            if (user.silentFor(silence(), now)) {
                door.leave(meeting, user, false);
            }
        }
        meeting.tidy(now, registry.scale());
        meeting.auditIfDue(now, registry.scale()).ifPresent(reason -> registry.remove(meeting, reason));
    }

    private boolean came(Session session) {
        return registry.find(session.meetingId())
                .filter(meeting -> meeting.book().knows(session.person().internalId()))
                .isPresent();
    }

    private Duration silence() {
        var scaled = registry.scale().real(SILENCE);
        return scaled.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : scaled;
    }
}
