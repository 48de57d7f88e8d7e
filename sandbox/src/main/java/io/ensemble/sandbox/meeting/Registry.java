package io.ensemble.sandbox.meeting;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private final Map<String, List<Meeting>> breakoutsByParent = new HashMap<>();
    private final Sessions sessions;
    private final InstantSource time;
    private final TimeScale scale;
    private final Consumer<EndedMeeting> listener;
    private long joined;
    private long slides;

    /**
     * @param time drives all timers
     * @param listener told of every end, outside the lock
     */
    public Registry(InstantSource time, TimeScale scale, Consumer<EndedMeeting> listener) {
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

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
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
        slides += meeting.settings().slides();
        voiceBridges.add(meeting.settings().voiceBridge());
        meeting.settings()
                .breakout()
                .ifPresent(room -> breakoutsByParent
                        .computeIfAbsent(room.parentId(), parent -> new ArrayList<>())
                        .add(meeting));
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

    boolean hasVoiceBridge(String bridge) {
        return voiceBridges.contains(bridge);
    }

    MeetingView view(Meeting meeting) {
        return meeting.view(breakoutsOf(meeting).stream()
                .map(room -> room.settings().meetingId())
                .toList());
    }

    /** Takes the meeting and its breakout rooms out; the caller announces them after it gave the lock back. */
    List<EndedMeeting> remove(Meeting meeting, EndReason reason) {
        var ended = new ArrayList<EndedMeeting>();
        for (var room : breakoutsOf(meeting)) {
            ended.addAll(remove(room, EndReason.PARENT_ENDED));
        }
        if (byHash.remove(hash(meeting.settings().meetingId()), meeting)) {
            ended.add(new EndedMeeting(view(meeting), reason));
            sessions.end(meeting);
            voiceBridges.remove(meeting.settings().voiceBridge());
            breakoutsByParent.remove(meeting.internalId());
            meeting.settings()
                    .breakout()
                    .ifPresent(room -> breakoutsByParent
                            .getOrDefault(room.parentId(), new ArrayList<>())
                            .remove(meeting));
        }
        return ended;
    }

    void announce(List<EndedMeeting> ended) {
        ended.forEach(listener);
    }

    void clear() {
        byHash.clear();
        voiceBridges.clear();
        breakoutsByParent.clear();
        sessions.clear();
    }

    static String hash(String meetingId) {
        return ChecksumAlgorithm.SHA1.hex(meetingId);
    }

    private List<Meeting> breakoutsOf(Meeting parent) {
        return List.copyOf(breakoutsByParent.getOrDefault(parent.internalId(), List.of()));
    }
}
