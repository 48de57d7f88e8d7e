package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a node does on its own: notices lost browsers, forgets who left, ends what is over. */
public final class Audit {

    /** A browser's connection is taken for lost after this much silence. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** However fast the timers run, the page still reports once a second, so it gets at least this. */
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(3);

    private final Registry registry;

    public Audit(Registry registry) {
        this.registry = registry;
    }

    /** Does whatever is due. Called often; each meeting is audited in its own rhythm. */
    public void run() {
        var ended = registry.locked(() -> {
            registry.sessions().tidy();
            var over = new ArrayList<EndedMeeting>();
            for (var meeting : List.copyOf(registry.meetings())) {
                over.addAll(look(meeting));
            }
            return over;
        });
        registry.announce(ended);
    }

    private List<EndedMeeting> look(Meeting meeting) {
        var now = registry.time().instant();
        for (var user : meeting.users()) {
            if (user.silentFor(silence(), now)) {
                user.leave(now, false);
            }
        }
        meeting.tidy(now, registry.scale());
        return meeting.auditIfDue(now, registry.scale())
                .map(reason -> registry.remove(meeting, reason))
                .orElse(List.of());
    }

    private Duration silence() {
        var scaled = registry.scale().real(SILENCE);
        return scaled.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : scaled;
    }
}
