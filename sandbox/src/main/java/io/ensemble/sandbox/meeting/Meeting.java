package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A living meeting. Whoever touches one holds the registry's lock. */
final class Meeting {

    /** First audit after 5 s, then every 10 s (MeetingActorAudit of akka-bbb-apps). */
    private static final Duration FIRST_AUDIT = Duration.ofSeconds(5);

    private static final Duration NEXT_AUDIT = Duration.ofSeconds(10);

    /** akka counts one who left as present for this long, so that a reload does not empty a meeting (Users2x). */
    private static final Duration LEFT_FLAG = Duration.ofSeconds(10);

    /** bbb-web lists one who left for this long (usersTimeout of bigbluebutton.properties). */
    private static final Duration LISTED = Duration.ofSeconds(60);

    private final Settings settings;
    private final String internalId;
    private final Instant created;
    private final Instant started;
    private final Map<String, User> users = new LinkedHashMap<>();
    private boolean everJoined;
    private boolean moderatorEverJoined;
    private @Nullable Instant lastAudit;
    private @Nullable Instant lastUserLeft;
    private @Nullable Instant lastModeratorLeft;

    Meeting(Settings settings, String internalId, Instant created, Instant started) {
        this.settings = settings;
        this.internalId = internalId;
        this.created = created;
        this.started = started;
    }

    Settings settings() {
        return settings;
    }

    String internalId() {
        return internalId;
    }

    Instant created() {
        return created;
    }

    Instant started() {
        return started;
    }

    Collection<User> users() {
        return users.values();
    }

    Optional<User> user(String internalUserId) {
        return Optional.ofNullable(users.get(internalUserId));
    }

    /** Whether this person finds a place: the same userID counts once, bots never (ApiController.join). */
    boolean hasRoomFor(String userId, boolean bot) {
        if (settings.maxParticipants() <= 0 || bot) {
            return true;
        }
        var known = users.values().stream()
                .filter(User::present)
                .map(User::person)
                .filter(person -> !person.bot())
                .map(Person::userId)
                .distinct()
                .toList();
        return known.contains(userId) || known.size() < settings.maxParticipants();
    }

    User connect(Person person, Media media) {
        var user = users.computeIfAbsent(person.internalId(), id -> new User(person, media));
        user.connect(media);
        everJoined = true;
        lastUserLeft = null;
        if (person.role() == Role.MODERATOR) {
            moderatorEverJoined = true;
            lastModeratorLeft = null;
            if (users.values().stream().noneMatch(User::presenter)) {
                user.makePresenter();
            }
        }
        return user;
    }

    /** Forgets those who left long ago. */
    void tidy(Instant now, TimeScale scale) {
        users.values().removeIf(user -> user.goneFor(LISTED, now, scale));
    }

    /** An audit in the meeting's own rhythm; tells whether the meeting is over. */
    Optional<EndReason> auditIfDue(Instant now, TimeScale scale) {
        var due = lastAudit == null ? started.plus(scale.real(FIRST_AUDIT)) : lastAudit.plus(scale.real(NEXT_AUDIT));
        if (now.isBefore(due)) {
            return Optional.empty();
        }
        lastAudit = now;
        return audit(now, scale);
    }

    private Optional<EndReason> audit(Instant now, TimeScale scale) {
        var flag = settings.lifetime().expireWhenLastUserLeft() == 0 ? Duration.ZERO : LEFT_FLAG;
        var remaining = users.values().stream()
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

    MeetingView view(List<String> breakoutRooms) {
        return new MeetingView(
                settings,
                internalId,
                created,
                everJoined,
                users.values().stream().map(User::view).toList(),
                breakoutRooms);
    }

    private static @Nullable Instant firstSeen(@Nullable Instant before, boolean seen, Instant now) {
        if (!seen) {
            return null;
        }
        return before == null ? now : before;
    }
}
