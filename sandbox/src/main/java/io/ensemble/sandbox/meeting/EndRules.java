package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a meeting ends by itself (MeetingExpiryTracker of akka-bbb-apps). */
final class EndRules {

    /**
     * What the rules look at.
     *
     * @param lastUserLeft when an audit first found nobody, after somebody was there
     * @param lastModeratorLeft when an audit first found no moderator, after one was there
     */
    record Lifeline(
            Instant started,
            boolean breakout,
            boolean everJoined,
            @Nullable Instant lastUserLeft,
            @Nullable Instant lastModeratorLeft) {}

    private EndRules() {}

    static Optional<EndReason> judge(Lifetime lifetime, Lifeline line, Instant now, TimeScale scale) {
        if (!line.breakout()
                && !line.everJoined()
                && exceeded(line.started(), lifetime.expireIfNoUserJoined(), now, scale)) {
            return Optional.of(EndReason.NOBODY_JOINED);
        }
        if (lifetime.duration() > 0 && exceeded(line.started(), lifetime.duration(), now, scale)) {
            return Optional.of(EndReason.DURATION);
        }
        if (!line.breakout() && expired(line.lastUserLeft(), lifetime.expireWhenLastUserLeft(), now, scale)) {
            return Optional.of(EndReason.LAST_USER_LEFT);
        }
        if (lifetime.endWhenNoModerator()
                && expired(line.lastModeratorLeft(), lifetime.endWhenNoModeratorDelay(), now, scale)) {
            return Optional.of(EndReason.NO_MODERATOR);
        }
        return Optional.empty();
    }

    // Zero minutes mean at once, even in the audit that found the meeting empty.
    private static boolean expired(@Nullable Instant since, int minutes, Instant now, TimeScale scale) {
        return since != null && (minutes == 0 || exceeded(since, minutes, now, scale));
    }

    private static boolean exceeded(Instant since, int minutes, Instant now, TimeScale scale) {
        return scale.between(since, now).compareTo(Duration.ofMinutes(minutes)) > 0;
    }
}
