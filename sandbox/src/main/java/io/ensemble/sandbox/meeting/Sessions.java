package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The tokens that a node gave out, and for a while those of meetings that are over. */
final class Sessions {

    /** How long a token is good (defaultHttpSessionTimeout of bigbluebutton.properties: 14400 s). */
    private static final Duration LIFETIME = Duration.ofHours(4);

    /** How long a node remembers the tokens of ended meetings (sessionsCleanupDelayInMinutes). */
    private static final Duration REMEMBERED = Duration.ofMinutes(60);

    /** Who joined and never connected a browser is forgotten (enteredUsersTimeout of bigbluebutton.properties). */
    private static final Duration ENTERED = Duration.ofSeconds(45);

    /** A guest who waits outside and asks no more is forgotten (waitingGuestUsersTimeout). */
    private static final Duration WAITING = Duration.ofSeconds(30);

    /** However fast the timers run, a real browser on a busy machine needs about this long to load the page. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);

    private record Over(String logoutUrl, Instant since) {}

    private final InstantSource time;
    private final TimeScale scale;
    private final Map<String, Session> live = new LinkedHashMap<>();
    private final Map<String, Instant> lastSeen = new HashMap<>();
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

    /** The session of a token that a browser shows. */
    Optional<Session> seen(String token) {
        var session = find(token);
        session.ifPresent(known -> lastSeen.put(token, time.instant()));
        return session;
    }

    void remove(String token) {
        live.remove(token);
        lastSeen.remove(token);
    }

    /** Drops the tokens with which nobody came in, and those of guests who gave up waiting. */
    void forgetWhoNeverCame(Predicate<Session> came) {
        var now = time.instant();
        for (var session : all()) {
            if (gaveUp(session, now) && !came.test(session)) {
                remove(session.token());
            }
        }
    }

    private boolean gaveUp(Session session, Instant now) {
        return session.guestStatus() == GuestStatus.WAIT
                ? impatient(lastSeen.getOrDefault(session.token(), session.since()), WAITING, now)
                : impatient(session.since(), ENTERED, now);
    }

    private boolean impatient(Instant since, Duration limit, Instant now) {
        return older(since, limit, now) && Duration.between(since, now).compareTo(LEAST_PATIENCE) > 0;
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
                remove(session.token());
                over.put(session.token(), new Over(LogoutUrl.of(meeting.settings(), session.person()), since));
            }
        }
    }

    void tidy() {
        var now = time.instant();
        live.values().removeIf(session -> older(session.since(), LIFETIME, now));
        lastSeen.keySet().retainAll(live.keySet());
        over.values().removeIf(ended -> older(ended.since(), REMEMBERED, now));
    }

    void clear() {
        live.clear();
        lastSeen.clear();
        over.clear();
    }

    private boolean older(Instant since, Duration limit, Instant now) {
        return scale.between(since, now).compareTo(limit) > 0;
    }
}
