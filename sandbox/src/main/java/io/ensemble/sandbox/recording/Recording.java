package io.ensemble.sandbox.recording;

import io.ensemble.sandbox.meeting.Breakout;
import io.ensemble.sandbox.meeting.MeetingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * A recording.
 *
 * @param recordId the internal ID of its meeting
 * @param breakout if its meeting was a breakout room; the parent's ID is the internal one
 * @param isProtected empty until somebody sets it, since a stock server knows no protection
 * @param processing how long it took, or takes
 */
public record Recording(
        String recordId,
        String meetingId,
        String name,
        RecordingState state,
        Instant started,
        Instant ended,
        int participants,
        SequencedMap<String, String> metadata,
        Optional<Breakout> breakout,
        Optional<Boolean> isProtected,
        Duration processing,
        List<TextTrack> tracks) {

    public Recording {
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
        tracks = List.copyOf(tracks);
    }

    /** The recording of a meeting that just ended. */
    static Recording of(MeetingEvent.Ended end, Duration processing) {
        var settings = end.meeting().settings();
        // createTime is the node's own clock, which may be wrong; the length is not.
        var started = end.meeting().created();
        return new Recording(
                end.meeting().internalId(),
                settings.meetingId(),
                settings.name(),
                RecordingState.PROCESSING,
                started,
                started.plus(Duration.between(end.started(), end.ended())),
                end.stays().size(),
                metadata(
                        settings.meetingId(),
                        settings.name(),
                        settings.breakout().isPresent(),
                        settings.metadata()),
                settings.breakout(),
                Optional.empty(),
                processing,
                List.of());
    }

    /** The metadata of a recording: the meeting's own, after three entries that every recording has. */
    static SequencedMap<String, String> metadata(
            String meetingId, String name, boolean breakout, SequencedMap<String, String> own) {
        var all = new LinkedHashMap<String, String>();
        all.put("isBreakout", Boolean.toString(breakout));
        all.put("meetingName", name);
        all.put("meetingId", meetingId);
        all.putAll(own);
        return all;
    }

    Recording in(RecordingState next) {
        return changed(next, metadata, isProtected, tracks);
    }

    /** With these metadata set; an empty value takes one away. */
    Recording with(SequencedMap<String, String> changes, Optional<Boolean> protection) {
        var merged = new LinkedHashMap<String, String>(metadata);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return changed(state, merged, protection.or(() -> isProtected), tracks);
    }

    /** With that track, in the place of one of the same kind and language. */
    Recording with(TextTrack track) {
        var kept = tracks.stream().filter(old -> !track.replaces(old));
        return changed(
                state,
                metadata,
                isProtected,
                Stream.concat(kept, Stream.of(track)).toList());
    }

    private Recording changed(
            RecordingState newState,
            SequencedMap<String, String> newMetadata,
            Optional<Boolean> protection,
            List<TextTrack> newTracks) {
        return new Recording(
                recordId,
                meetingId,
                name,
                newState,
                started,
                ended,
                participants,
                newMetadata,
                breakout,
                protection,
                processing,
                newTracks);
    }
}
