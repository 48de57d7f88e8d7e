package io.ensemble.sandbox.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which breakout rooms belong to which meeting. */
final class BreakoutRooms {

    private final Map<String, List<Meeting>> byParent = new HashMap<>();

    void add(Meeting meeting) {
        meeting.settings()
                .breakout()
                .ifPresent(room -> byParent.computeIfAbsent(room.parentId(), parent -> new ArrayList<>())
                        .add(meeting));
    }

    List<Meeting> of(Meeting parent) {
        return List.copyOf(byParent.getOrDefault(parent.internalId(), List.of()));
    }

    void remove(Meeting meeting) {
        byParent.remove(meeting.internalId());
        meeting.settings()
                .breakout()
                .ifPresent(room -> byParent.getOrDefault(room.parentId(), new ArrayList<>())
                        .remove(meeting));
    }

    void clear() {
        byParent.clear();
    }
}
