package io.ensemble.gateway.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ids in one parameter: separated by commas, and encoded once more than other parameters ({@code decodeIds} of
 * RecordingController).
 */
final class Ids {

    private Ids() {}

    /** The ids, without blanks around them and without empty ones. */
    static List<String> read(String parameter) {
        return Arrays.stream(decoded(parameter).split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** The parameter of which a node reads these ids. */
    static String write(Collection<String> ids) {
        // Only what decoding would change: some servers decode once, and find all other characters as they are.
        return ids.stream()
                .map(id -> id.replace("%", "%25").replace("+", "%2B"))
                .collect(Collectors.joining(","));
    }

    private static String decoded(String parameter) {
        try {
            return URLDecoder.decode(parameter, UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return parameter;
        }
    }
}
