package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Audits one meeting in its own rhythm and notices when it is over. */
final class Expiry {

    /** First audit after 5 s, then every 10 s (MeetingActorAudit of akka-bbb-apps). */
    private static final Duration FIRST_AUDIT = Duration.ofSeconds(5);

    private static final Duration NEXT_AUDIT = Duration.ofSeconds(10);

    /** akka counts one who left as present for this long, so that a reload does not empty a meeting (Users2x). */
    private static final Duration LEFT_FLAG = Duration.ofSeconds(10);

    private final Settings settings;
    private final Instant started;
    private boolean everJoined;
    private boolean moderatorEverJoined;
    private @Nullable Instant lastAudit;
    private @Nullable Instant lastUserLeft;
    private @Nullable Instant lastModeratorLeft;

    Expiry(Settings settings, Instant started) {
        this.settings = settings;
        this.started = started;
    }

    boolean everJoined() {
        return everJoined;
    }

    void joined(Role role) {
        everJoined = true;
        lastUserLeft = null;
        if (role == Role.MODERATOR) {
            moderatorEverJoined = true;
            lastModeratorLeft = null;
        }
    }

    /** Tells whether the meeting is over, if it is time to look. */
    Optional<EndReason> auditIfDue(Collection<User> users, Instant now, TimeScale scale) {
        var due = lastAudit == null ? started.plus(scale.real(FIRST_AUDIT)) : lastAudit.plus(scale.real(NEXT_AUDIT));
        if (now.isBefore(due)) {
            return Optional.empty();
        }
        lastAudit = now;
        return audit(users, now, scale);
    }

    private Optional<EndReason> audit(Collection<User> users, Instant now, TimeScale scale) {
        var flag = settings.lifetime().expireWhenLastUserLeft() == 0 ? Duration.ZERO : LEFT_FLAG;
        var remaining = users.stream()
                .filter(user -> user.present() || !user.goneFor(flag, now, scale))
                .toList();
        if (everJoined) {
            lastUserLeft = firstSeen(lastUserLeft, remaining.isEmpty(), now);
        }
        if (moderatorEverJoined) {
            var noModerator = remaining.stream().noneMatch(user -> user.person().role() == Role.MODERATOR);
            lastModeratorLeft = firstSeen(lastModeratorLeft, noModerator, now);
        }
        var line = new EndRules.Lifeline(
                started, settings.breakout().isPresent(), everJoined, lastUserLeft, lastModeratorLeft);
        return EndRules.judge(settings.lifetime(), line, now, scale);
    }

    private static @Nullable Instant firstSeen(@Nullable Instant before, boolean seen, Instant now) {
        if (!seen) {
            return null;
        }
        return before == null ? now : before;
    }
}
