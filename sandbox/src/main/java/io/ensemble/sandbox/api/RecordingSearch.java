package io.ensemble.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.recording.MetadataFilter;
import io.ensemble.sandbox.recording.RecordingQuery;
import io.ensemble.sandbox.recording.RecordingState;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads getRecordings' parameters (section 2.12). */
final class RecordingSearch {

    /** The limit is a number from 1 to this, and what is beyond is cut (section 2.12). */
    private static final int LARGEST_PAGE = 100;

    private RecordingSearch() {}

    static RecordingQuery read(Parameters parameters) {
        return new RecordingQuery(prefixes(parameters), states(parameters), filters(parameters), page(parameters));
    }

    /** IDs are decoded once more and split at commas (decodeIds of ParamsUtil). */
    static List<String> ids(String text) {
        return split(decode(text));
    }

    // recordID wins over meetingID.
    private static List<String> prefixes(Parameters parameters) {
        var recordIds = ids(parameters.text("recordID"));
        return recordIds.isEmpty()
                ? ids(parameters.text("meetingID")).stream()
                        .map(RecordingQuery::prefixOf)
                        .toList()
                : recordIds;
    }

    private static Set<RecordingState> states(Parameters parameters) {
        var wanted = split(parameters.text("state"));
        if (wanted.contains("any")) {
            return EnumSet.allOf(RecordingState.class);
        }
        return Stream.of(RecordingState.values())
                .filter(state -> wanted.isEmpty() ? state.finished() : wanted.contains(state.word()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<MetadataFilter> filters(Parameters parameters) {
        return SettingsReader.metadata(parameters).entrySet().stream()
                .map(entry -> new MetadataFilter(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Optional<RecordingQuery.Page> page(Parameters parameters) {
        var offset = number(parameters.text("offset")).orElse(0);
        return number(parameters.text("limit"))
                .map(limit -> new RecordingQuery.Page(Math.max(0, offset), Math.clamp(limit, 1, LARGEST_PAGE)));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }
}
