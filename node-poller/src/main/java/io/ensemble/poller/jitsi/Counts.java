// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many conferences and people somebody counts on a Jitsi server.
 *
 * @see <a href="https://github.com/jitsi/jitsi-videobridge/blob/master/doc/statistics.md">The bridge's statistics</a>
 */
record Counts(int conferences, int participants) {

    /** Far beyond what any server holds: whoever says more is not to be believed. */
    private static final int MOST = 1_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What the bridge counts, as {@code /colibri/stats} or for Prometheus; empty if this text is neither, or not whole. */
    static Optional<Counts> ofBridge(String text) {
        return text.stripLeading().startsWith("{")
                ? ofColibri(text)
                : of(
                        MetricsPage.read(text),
                        List.of("jitsi_jvb_conferences"),
                        List.of("jitsi_jvb_current_endpoints", "jitsi_jvb_participants"));
    }

    /** What jicofo counts, for Prometheus; empty if this text is not that, or not whole. */
    static Optional<Counts> ofJicofo(String text) {
        return of(
                MetricsPage.read(text),
                List.of("jitsi_jicofo_conferences"),
                List.of("jitsi_jicofo_participants_current", "jitsi_jicofo_participants"));
    }

    /** A number of things; empty if it can be none. */
    static OptionalInt number(double value) {
        return value >= 0 && value <= MOST && value == Math.rint(value)
                ? OptionalInt.of((int) value)
                : OptionalInt.empty();
    }

    /** A number of things; empty if it can be none. */
    static OptionalInt number(JsonNode value) {
        return value.isNumber() ? number(value.doubleValue()) : OptionalInt.empty();
    }

    private static Optional<Counts> ofColibri(String text) {
        try {
            var stats = JSON.readTree(text);
            return both(number(stats.path("conferences")), number(stats.path("participants")));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Counts> of(MetricsPage page, List<String> conferences, List<String> participants) {
        return both(page.count(conferences), page.count(participants));
    }

    private static Optional<Counts> both(OptionalInt conferences, OptionalInt participants) {
        return conferences.isPresent() && participants.isPresent()
                ? Optional.of(new Counts(conferences.getAsInt(), participants.getAsInt()))
                : Optional.empty();
    }
}
