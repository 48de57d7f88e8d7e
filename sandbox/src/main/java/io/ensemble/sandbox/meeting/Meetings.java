package io.ensemble.sandbox.meeting;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The meetings of a node: made, found, ended. */
public final class Meetings {

    private final Registry registry;
    private final CreateTimes createTimes;
    private final Tokens tokens;

    /**
     * @param wallClock what the node believes to be the time; createTime is taken from it
     */
    public Meetings(Registry registry, InstantSource wallClock, RandomGenerator random) {
        this.registry = registry;
        this.createTimes = new CreateTimes(wallClock);
        this.tokens = new Tokens(random);
    }

    /** Creates, or finds what an earlier create made (ApiController.create is synchronised as well). */
    public CreateOutcome create(Settings wanted) {
        return registry.locked(() -> {
            var existing = registry.find(wanted.meetingId());
            return existing.isPresent() ? repeated(existing.get(), wanted) : fresh(wanted);
        });
    }

    /** The meeting with that external or internal ID. */
    public Optional<MeetingView> find(String meetingId) {
        return registry.locked(() -> registry.find(meetingId).map(registry::view));
    }

    /** All meetings, breakout rooms and empty ones too, the oldest first. */
    public List<MeetingView> all() {
        return registry.locked(
                () -> registry.meetings().stream().map(registry::view).toList());
    }

    /** External IDs of all meetings. */
    public List<String> ids() {
        return registry.locked(() -> registry.meetings().stream()
                .map(meeting -> meeting.settings().meetingId())
                .toList());
    }

    /** Ends a meeting and its breakout rooms; false if there is none. */
    public boolean end(String meetingId) {
        return with(meetingId, meeting -> {
            registry.remove(meeting, EndReason.CALLED);
            return true;
        });
    }

    /** Writes into the chat of a meeting in which somebody is; false if there is none. */
    public boolean say(String meetingId, String userName, String text) {
        return with(meetingId, meeting -> {
            if (meeting.users().isEmpty()) {
                return false;
            }
            meeting.say(new ChatMessage(userName, text, registry.time().instant()));
            return true;
        });
    }

    /** Presses the recording button; false if there is no meeting that may be recorded. */
    public boolean mark(String meetingId) {
        return with(meetingId, Meeting::mark);
    }

    /** Gives a node the work of converting more documents. */
    public void addSlides(int documents) {
        registry.locked(() -> {
            registry.countSlides(documents);
            return true;
        });
    }

    /** As a restart: meetings, people and tokens are gone, and nobody is told. */
    public void loseAll() {
        registry.locked(() -> {
            registry.clear();
            return true;
        });
    }

    private boolean with(String meetingId, Predicate<Meeting> action) {
        return registry.locked(() -> registry.find(meetingId).filter(action).isPresent());
    }

    private CreateOutcome repeated(Meeting existing, Settings wanted) {
        var settings = existing.settings();
        var samePasswords = settings.attendeePassword().equals(wanted.attendeePassword())
                && settings.moderatorPassword().equals(wanted.moderatorPassword());
        var noPasswords = wanted.attendeePassword().isEmpty()
                && wanted.moderatorPassword().isEmpty();
        return samePasswords || noPasswords
                ? new CreateOutcome.Duplicate(registry.view(existing))
                : new CreateOutcome.IdNotUnique();
    }

    private CreateOutcome fresh(Settings wanted) {
        var settings = wanted;
        if (wanted.breakout().isPresent()) {
            var parent = registry.find(wanted.breakout().get().parentId());
            if (parent.isEmpty()) {
                return new CreateOutcome.ParentUnknown();
            }
            settings = wanted.under(registry.view(parent.get()));
        }
        if (bridgeInUse(wanted.voiceBridge())) {
            return new CreateOutcome.VoiceBridgeTaken();
        }
        var created = createTimes.next();
        var meeting = new Meeting(
                complete(settings),
                Registry.hash(wanted.meetingId()) + "-" + created.toEpochMilli(),
                created,
                registry.time().instant());
        registry.add(meeting);
        return new CreateOutcome.Created(registry.view(meeting));
    }

    // Absent passwords become random ones (ParamsProcessorUtil), so that join by password never fits by accident.
    private Settings complete(Settings settings) {
        var attendee = settings.attendeePassword();
        var moderator = settings.moderatorPassword();
        var complete = settings.withPasswords(
                attendee.isEmpty() ? tokens.alphanumeric(8) : attendee,
                moderator.isEmpty() ? tokens.alphanumeric(8) : moderator);
        return settings.voiceBridge().isEmpty() ? complete.withVoiceBridge(freeBridge()) : complete;
    }

    private String freeBridge() {
        var bridge = tokens.voiceBridge();
        while (bridgeInUse(bridge)) {
            bridge = tokens.voiceBridge();
        }
        return bridge;
    }

    private boolean bridgeInUse(String bridge) {
        return !bridge.isEmpty() && registry.hasVoiceBridge(bridge);
    }
}
