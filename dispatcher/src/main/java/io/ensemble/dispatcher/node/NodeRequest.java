// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.node;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for a node to be added: the keys of nodes.yaml. */
@Schema(description = "A node that is to be added, by the keys of nodes.yaml")
record NodeRequest(
        @Schema(required = true, examples = "bbb-05") @Nullable
        String id,

        @Schema(
                required = true,
                enumeration = {"bigbluebutton", "jitsi"})
        @Nullable
        String kind,

        @Schema(required = true, examples = "https://bbb-05.example.org") @Nullable
        String url,

        @Schema(
                description =
                        "As it is; or where the dispatcher finds it: ${ENV_NAME} or file:/run/secrets/x. Needed for"
                                + " bigbluebutton, and never shown again.")
        @Nullable
        String secret,

        @Schema(
                enumeration = {"enabled", "cordoned", "disabled"},
                defaultValue = "cordoned")
        @Nullable
        String state,

        @Schema(examples = "[\"gpu\", \"paris\"]") @Nullable List<String> tags,

        @Schema(defaultValue = "1.0") @Nullable Double weight,

        @Schema(description = "node_exporter", examples = "https://bbb-05.example.org:9100/metrics") @Nullable
        String exporter,

        @Schema(description = "Statistics of a Jitsi server's bridge") @Nullable
        String stats,

        @Schema(description = "Metrics of a Jitsi server's jicofo") @Nullable
        String jicofo,

        @Schema(description = "Census of a Jitsi server's prosody") @Nullable
        String census,

        @Schema(
                description = "How a Jitsi server tells who may enter; without it, secret if it has one",
                enumeration = {"secret", "key", "none"})
        @Nullable
        String tokens,

        @Schema(description = "Who asks, in your own words", maxLength = 64, examples = "anna") @Nullable
        String by,

        @Schema(description = "Why, in your own words", maxLength = 500, examples = "more room") @Nullable
        String why,

        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {

    /** The values by the keys of nodes.yaml, but for the tags; those that nobody knows among them. */
    Map<String, String> values() {
        var values = new HashMap<String, String>();
        put(values, "id", id);
        put(values, "kind", kind);
        put(values, "url", url);
        put(values, "secret", secret);
        put(values, "state", state);
        put(values, "weight", weight);
        put(values, "exporter", exporter);
        put(values, "stats", stats);
        put(values, "jicofo", jicofo);
        put(values, "census", census);
        put(values, "tokens", tokens);
        if (unknown != null) {
            unknown.keySet().forEach(key -> values.put(key, ""));
        }
        return values;
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "NodeRequest[" + id + "]";
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }
}
