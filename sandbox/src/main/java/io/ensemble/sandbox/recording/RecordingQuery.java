package io.ensemble.sandbox.recording;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What getRecordings looks for.
 *
 * @param recordIdPrefixes one of them has to fit; none for all recordings
 * @param states a recording is in one of them
 * @param filters all of them have to fit
 * @param page empty for everything at once
 */
public record RecordingQuery(
        List<String> recordIdPrefixes, Set<RecordingState> states, List<MetadataFilter> filters, Optional<Page> page) {

    /** A part of the answer. */
    public record Page(int offset, int limit) {}

    public RecordingQuery {
        recordIdPrefixes = List.copyOf(recordIdPrefixes);
        states = Set.copyOf(states);
        filters = List.copyOf(filters);
    }

    /** How the recordings of a meeting begin: internal IDs are made of the external one (convertToInternalMeetingId). */
    public static String prefixOf(String meetingId) {
        return ChecksumAlgorithm.SHA1.hex(meetingId);
    }

    boolean accepts(Recording recording) {
        return states.contains(recording.state())
                && (recordIdPrefixes.isEmpty() || recordIdPrefixes.stream().anyMatch(recording.recordId()::startsWith))
                && filters.stream().allMatch(filter -> filter.accepts(recording));
    }
}
