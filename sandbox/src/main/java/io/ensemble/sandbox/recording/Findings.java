package io.ensemble.sandbox.recording;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a search found.
 *
 * @param total how many there are on all pages; empty if nobody asked for pages
 */
public record Findings(List<Recording> recordings, OptionalInt total) {

    public Findings {
        recordings = List.copyOf(recordings);
    }

    static Findings of(List<Recording> all, RecordingQuery query) {
        return query.page()
                .map(page -> new Findings(
                        all.stream().skip(page.offset()).limit(page.limit()).toList(), OptionalInt.of(all.size())))
                .orElseGet(() -> new Findings(all, OptionalInt.empty()));
    }
}
