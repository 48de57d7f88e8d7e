package io.ensemble.gateway.recording;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Recordings for tests, and how a node lists them. */
final class Recordings {

    private Recordings() {}

    static Recording of(String id, String meetingOnNode, long startTime) {
        return new Recording(XmlElement.of(
                "recording",
                leaf("recordID", id),
                leaf("meetingID", meetingOnNode),
                leaf("isBreakout", false),
                leaf("startTime", startTime),
                XmlElement.of("metadata", leaf("meetingId", meetingOnNode), leaf("meetingName", "A & B"))));
    }

    static Recording breakout(String id, String parent) {
        return new Recording(XmlElement.of(
                "recording",
                leaf("recordID", id),
                leaf("meetingID", "of-" + id),
                leaf("isBreakout", true),
                leaf("startTime", 1),
                XmlElement.of("breakout", leaf("parentId", parent), leaf("sequence", 1))));
    }

    /** A node that has these: finds them by the beginnings of their ids, else by meeting, else lists them in pages. */
    static Function<Parameters, String> listing(Recording... held) {
        return parameters -> {
            var listed = Arrays.stream(held)
                    .filter(recording -> matches(recording, parameters))
                    .toList();
            var response = XmlElement.of("response", leaf("returncode", "SUCCESS"), list(listed));
            if (parameters.has("limit")) {
                var page = Page.of(parameters).orElseThrow().of(listed);
                response = XmlElement.of(
                        "response", leaf("returncode", "SUCCESS"), list(page), leaf("totalElements", listed.size()));
            }
            return response.toXml();
        };
    }

    private static boolean matches(Recording recording, Parameters parameters) {
        if (parameters.has("recordID")) {
            return Ids.read(parameters.text("recordID")).stream().anyMatch(recording.id()::startsWith);
        }
        return parameters.has("meetingID")
                ? Ids.read(parameters.text("meetingID"))
                        .contains(recording.element().text("meetingID"))
                : parameters.has("limit");
    }

    private static XmlElement list(List<Recording> recordings) {
        return XmlElement.of(
                "recordings", recordings.stream().map(Recording::element).toList());
    }
}
