package io.ensemble.sandbox.meeting;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All meetings and sessions of one node, under one lock: a node creates and ends meetings one after the other. */
public final class Registry {

    private static final int SHA1_LENGTH = 40;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Meeting> byHash = new LinkedHashMap<>();
    private final Set<String> voiceBridges = new HashSet<>();
    private final BreakoutRooms rooms = new BreakoutRooms();
    private final List<MeetingEvent> news = new ArrayList<>();
    private final Sessions sessions;
    private final InstantSource time;
    private final TimeScale scale;
    private final Consumer<MeetingEvent> listener;
    private long joined;
    private long slides;

    /**
     * @param time drives all timers
     * @param listener told of everything that happens, outside the lock
     */
    public Registry(InstantSource time, TimeScale scale, Consumer<MeetingEvent> listener) {
        this.time = time;
        this.scale = scale;
        this.listener = listener;
        this.sessions = new Sessions(time, scale);
    }

    InstantSource time() {
        return time;
    }

    TimeScale scale() {
        return scale;
    }

    Sessions sessions() {
        return sessions;
    }

    Collection<Meeting> meetings() {
        return byHash.values();
    }

    /** Runs the action under the lock, and then, without it, tells the listener what happened. */
    <T> T locked(Supplier<T> action) {
        List<MeetingEvent> happened;
        T result;
        lock.lock();
        try {
            result = action.get();
            happened = List.copyOf(news);
            news.clear();
        } finally {
            lock.unlock();
        }
        happened.forEach(listener);
        return result;
    }

    /** Remembers for the listener what happened. */
    void tell(MeetingEvent event) {
        news.add(event);
    }

    /**
     * By internal ID, its hash, or external ID, in this order (ServiceUtils.findMeetingFromMeetingID). Shorter prefixes
     * of internal IDs are not accepted: a meeting named "ab" would else find strangers.
     */
    Optional<Meeting> find(String meetingId) {
        if (meetingId.length() >= SHA1_LENGTH) {
            var meeting = byHash.get(meetingId.substring(0, SHA1_LENGTH));
            if (meeting != null && meeting.internalId().startsWith(meetingId)) {
                return Optional.of(meeting);
            }
        }
        return Optional.ofNullable(byHash.get(hash(meetingId)));
    }

    void add(Meeting meeting) {
        byHash.put(hash(meeting.settings().meetingId()), meeting);
        countSlides(meeting.settings().slides());
        voiceBridges.add(meeting.settings().voiceBridge());
        rooms.add(meeting);
        tell(new MeetingEvent.Created(view(meeting)));
    }

    long joined() {
        return joined;
    }

    long slides() {
        return slides;
    }

    void countJoin() {
        joined++;
    }

    void countSlides(int documents) {
        slides += documents;
    }

    boolean hasVoiceBridge(String bridge) {
        return voiceBridges.contains(bridge);
    }

    MeetingView view(Meeting meeting) {
        return meeting.view(rooms.of(meeting).stream()
                .map(room -> room.settings().meetingId())
                .toList());
    }

    /** Takes the meeting and its breakout rooms out, the rooms first. */
    void remove(Meeting meeting, EndReason reason) {
        for (var room : rooms.of(meeting)) {
            remove(room, EndReason.PARENT_ENDED);
        }
        if (byHash.remove(hash(meeting.settings().meetingId()), meeting)) {
            var now = time.instant();
            var stays = meeting.book().closedAt(now);
            tell(new MeetingEvent.Ended(view(meeting), reason, meeting.started(), now, stays));
            sessions.end(meeting);
            voiceBridges.remove(meeting.settings().voiceBridge());
            rooms.remove(meeting);
        }
    }

    void clear() {
        byHash.clear();
        voiceBridges.clear();
        rooms.clear();
        sessions.clear();
    }

    static String hash(String meetingId) {
        return ChecksumAlgorithm.SHA1.hex(meetingId);
    }
}
