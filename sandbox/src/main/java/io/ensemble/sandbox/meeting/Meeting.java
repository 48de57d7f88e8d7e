package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A living meeting. Whoever touches one holds the registry's lock. */
final class Meeting {

    /** bbb-web lists one who left for this long (usersTimeout of bigbluebutton.properties). */
    private static final Duration LISTED = Duration.ofSeconds(60);

    private final Settings settings;
    private final String internalId;
    private final Instant created;
    private final Instant started;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final VisitorsBook book = new VisitorsBook();
    private final List<ChatMessage> messages = new ArrayList<>();
    private final Expiry expiry;
    private boolean marked;

    Meeting(Settings settings, String internalId, Instant created, Instant started) {
        this.settings = settings;
        this.internalId = internalId;
        this.created = created;
        this.started = started;
        this.expiry = new Expiry(settings, started);
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

    VisitorsBook book() {
        return book;
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
        expiry.joined(person.role());
        if (person.role() == Role.MODERATOR && users.values().stream().noneMatch(User::presenter)) {
            user.makePresenter();
        }
        // An automatic recording begins when somebody is there to be recorded.
        marked |= settings.recording().allowed() && settings.recording().autoStart();
        return user;
    }

    /** Somebody presses the button; false where nothing may be recorded. */
    boolean mark() {
        marked |= settings.recording().allowed();
        return marked;
    }

    void say(ChatMessage message) {
        messages.add(message);
    }

    /** Forgets those who left long ago. */
    void tidy(Instant now, TimeScale scale) {
        users.values().removeIf(user -> user.goneFor(LISTED, now, scale));
    }

    Optional<EndReason> auditIfDue(Instant now, TimeScale scale) {
        return expiry.auditIfDue(users.values(), now, scale);
    }

    MeetingView view(List<String> breakoutRooms) {
        return new MeetingView(
                settings,
                internalId,
                created,
                expiry.everJoined(),
                users.values().stream().map(User::view).toList(),
                breakoutRooms,
                messages,
                marked);
    }
}
