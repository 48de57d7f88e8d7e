package io.ensemble.sandbox.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Response;
import java.util.regex.Pattern;

/** Statistics in which every number is below 0, as counters that have run over show it. */
final class Negation {

    /** A sample's value, at the end of a line that is no comment. */
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([^#\\n].*) ([0-9.E+-]+)$");

    private Negation() {}

    static Response of(Response response) {
        try {
            return response.withBody(
                    negate(Json.read(response.body(), JsonNode.class)).toString());
        } catch (JsonProcessingException noJson) {
            return response.withBody(SAMPLE.matcher(response.body())
                    .replaceAll(sample -> sample.group(1) + " " + below(Double.parseDouble(sample.group(2)))));
        }
    }

    private static JsonNode negate(JsonNode value) {
        switch (value) {
            case ObjectNode object ->
                object.properties().forEach(property -> property.setValue(negate(property.getValue())));
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    array.set(i, negate(array.get(i)));
                }
            }
            default -> {
                return value.isIntegralNumber()
                        ? LongNode.valueOf(-value.asLong() - 1)
                        : value.isNumber() ? DoubleNode.valueOf(below(value.asDouble())) : value;
            }
        }
        return value;
    }

    // Below 0 even where the number was 0.
    private static double below(double number) {
        return -number - 1;
    }
}
