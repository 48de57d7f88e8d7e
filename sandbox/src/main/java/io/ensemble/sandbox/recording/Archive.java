package io.ensemble.sandbox.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Recordings of meetings that never were, for tests that need many of them at once. */
public final class Archive {

    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final int PARTICIPANTS = 12;

    private final Recordings recordings;
    private final InstantSource time;

    public Archive(Recordings recordings, InstantSource time) {
        this.recordings = recordings;
        this.time = time;
    }

    /**
     * What somebody orders.
     *
     * @param count 1 if it is left out
     * @param meta metadata, names without their prefix
     * @param state published if it is left out
     */
    public record Order(String meetingID, int count, Map<String, String> meta, String state) {
        // Jackson passes null and 0 for what is left out.
        public Order {
            meetingID = Objects.requireNonNullElse(meetingID, "");
            meta = Map.copyOf(Objects.requireNonNullElse(meta, Map.of()));
            state = Objects.requireNonNullElse(state, "published");
            count = count == 0 ? 1 : count;
            if (meetingID.isEmpty() || count < 0 || count > 10_000) {
                throw new IllegalArgumentException("meetingID is needed, and a count from 1 to 10000");
            }
        }
    }

    /**
     * Makes them, a minute apart, the last one ending now.
     *
     * @return their IDs, the oldest first
     */
    public List<String> fill(Order order) {
        var state = RecordingState.valueOf(order.state().toUpperCase(Locale.ROOT));
        var ids = new ArrayList<String>();
        for (var i = order.count() - 1; i >= 0; i--) {
            ids.add(put(order, state, time.instant().minus(LENGTH).minus(Duration.ofMinutes(i))));
        }
        return ids;
    }

    private String put(Order order, RecordingState state, Instant wanted) {
        var prefix = RecordingQuery.prefixOf(order.meetingID()) + "-";
        var started = wanted;
        while (recordings.find(prefix + started.toEpochMilli()).isPresent()) {
            started = started.plusMillis(1);
        }
        var own = new LinkedHashMap<>(order.meta());
        recordings.put(new Recording(
                prefix + started.toEpochMilli(),
                order.meetingID(),
                order.meetingID(),
                state,
                started,
                started.plus(LENGTH),
                PARTICIPANTS,
                Recording.metadata(order.meetingID(), order.meetingID(), false, own),
                Optional.empty(),
                Optional.empty(),
                LENGTH.dividedBy(5),
                List.of()));
        return prefix + started.toEpochMilli();
    }
}
