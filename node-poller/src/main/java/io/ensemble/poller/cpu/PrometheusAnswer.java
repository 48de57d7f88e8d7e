// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a Prometheus answers to an instant query.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#instant-vectors">Instant vectors</a>
 */
record PrometheusAnswer(List<Sample> samples) {

    private static final JsonMapper JSON = new JsonMapper();

    PrometheusAnswer {
        samples = List.copyOf(samples);
    }

    /**
     * One sample.
     *
     * @param value NaN if it is none
     */
    record Sample(Map<String, String> labels, double value) {
        Sample {
            labels = Map.copyOf(labels);
        }
    }

    /** Reads the text of an answer; empty if it is none, or no vector. */
    static Optional<PrometheusAnswer> read(String text) {
        try {
            var answer = JSON.readTree(text);
            var data = answer.path("data");
            return answer.path("status").asText().equals("success")
                            && data.path("resultType").asText().equals("vector")
                    ? Optional.of(new PrometheusAnswer(
                            StreamSupport.stream(data.path("result").spliterator(), false)
                                    .map(PrometheusAnswer::sample)
                                    .toList()))
                    : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static Sample sample(JsonNode result) {
        var labels = new HashMap<String, String>();
        result.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return new Sample(labels, number(result.path("value").path(1).asText()));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            // "+Inf" is one of them, and no share either.
            return Double.NaN;
        }
    }
}
