package io.ensemble.sandbox.recording;

import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.meeting.TimeScale;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns ended meetings into recordings, one after the other (section 4.1.5). */
public final class Workshop {

    /** From the 0.2 to 1 times the meeting's length that section 4.1.5 gives. */
    private static final double PART_OF_LENGTH = 0.2;

    private static final Duration LEAST = Duration.ofSeconds(1);

    /** How long a recording is processed and not yet published. */
    private static final Duration PUBLISHING = Duration.ofSeconds(1);

    /** What is on the bench; the first state lasts as long as its processing, the second as publishing takes. */
    private record Job(Recording recording, Instant since) {}

    private final Recordings recordings;
    private final InstantSource time;
    private final TimeScale scale;
    private final Consumer<Recording> published;
    private final Queue<Recording> waiting = new ArrayDeque<>();
    private @Nullable Job bench;

    /**
     * @param published told of each recording once it can be found and played
     */
    public Workshop(Recordings recordings, InstantSource time, TimeScale scale, Consumer<Recording> published) {
        this.recordings = recordings;
        this.time = time;
        this.scale = scale;
        this.published = published;
    }

    /** Takes the meeting in if it was recorded: allowed at its creation, and begun by somebody. */
    public synchronized void take(MeetingEvent.Ended end) {
        if (end.meeting().marked()) {
            var recording = Recording.of(end, processing(scale.between(end.started(), end.ended())));
            recordings.put(recording);
            waiting.add(recording);
        }
    }

    /** How many recordings keep the CPU busy. */
    public synchronized int running() {
        return bench != null && bench.recording().state() == RecordingState.PROCESSING ? 1 : 0;
    }

    /** Does whatever is due. */
    public void run() {
        step().ifPresent(published);
    }

    private synchronized Optional<Recording> step() {
        var now = time.instant();
        if (bench == null) {
            var next = waiting.poll();
            bench = next == null ? null : new Job(next, now);
            return Optional.empty();
        }
        var recording = bench.recording();
        var processing = recording.state() == RecordingState.PROCESSING;
        if (scale.between(bench.since(), now).compareTo(processing ? recording.processing() : PUBLISHING) < 0) {
            return Optional.empty();
        }
        var next = recording.in(processing ? RecordingState.PROCESSED : RecordingState.PUBLISHED);
        recordings.put(next);
        bench = processing ? new Job(next, now) : null;
        return processing ? Optional.empty() : Optional.of(next);
    }

    private static Duration processing(Duration length) {
        var part = Duration.ofMillis((long) (length.toMillis() * PART_OF_LENGTH));
        return part.compareTo(LEAST) < 0 ? LEAST : part;
    }
}
