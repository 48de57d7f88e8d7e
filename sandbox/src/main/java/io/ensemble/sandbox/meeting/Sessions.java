package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens that a node gave out, and for a while those of meetings that are over. */
final class Sessions {

    /** How long a token is good (defaultHttpSessionTimeout of bigbluebutton.properties: 14400 s). */
    private static final Duration LIFETIME = Duration.ofHours(4);

    /** How long a node remembers the tokens of ended meetings (sessionsCleanupDelayInMinutes). */
    private static final Duration REMEMBERED = Duration.ofMinutes(60);

    private record Over(String logoutUrl, Instant since) {}

    private final InstantSource time;
    private final TimeScale scale;
    private final Map<String, Session> live = new LinkedHashMap<>();
    private final Map<String, Over> over = new LinkedHashMap<>();

    Sessions(InstantSource time, TimeScale scale) {
        this.time = time;
        this.scale = scale;
    }

    void add(Session session) {
        live.put(session.token(), session);
    }

    Optional<Session> find(String token) {
        return Optional.ofNullable(live.get(token));
    }

    void remove(String token) {
        live.remove(token);
    }

    Optional<String> logoutUrlOfEnded(String token) {
        return Optional.ofNullable(over.get(token)).map(Over::logoutUrl);
    }

    Collection<Session> all() {
        return List.copyOf(live.values());
    }

    void end(Meeting meeting) {
        var since = time.instant();
        for (var session : all()) {
            if (session.meetingId().equals(meeting.internalId())) {
                live.remove(session.token());
                over.put(session.token(), new Over(LogoutUrl.of(meeting.settings(), session.person()), since));
            }
        }
    }

    void tidy() {
        var now = time.instant();
        live.values().removeIf(session -> older(session.since(), LIFETIME, now));
        over.values().removeIf(ended -> older(ended.since(), REMEMBERED, now));
    }

    void clear() {
        live.clear();
        over.clear();
    }

    private boolean older(Instant since, Duration limit, Instant now) {
        return scale.between(since, now).compareTo(limit) > 0;
    }
}
