package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.sandbox.recording.Recording;
import io.ensemble.sandbox.recording.RecordingState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recording as getRecordings writes it (get-recordings.ftlx); clients rely on the order. */
record RecordingXml(String nodeUrl) {

    /** Invented: what a minute of a presentation weighs. */
    private static final long BYTES_A_MINUTE = 1_500_000;

    /**
     * The element.
     *
     * @param rooms recordings of the meeting's breakout rooms
     */
    XmlElement of(Recording recording, List<String> rooms) {
        var fields = new ArrayList<XmlElement>();
        fields.add(leaf("recordID", recording.recordId()));
        fields.add(leaf("meetingID", recording.meetingId()));
        fields.add(leaf("internalMeetingID", recording.recordId()));
        fields.add(leaf("name", recording.name()));
        fields.add(leaf("isBreakout", recording.breakout().isPresent()));
        fields.add(leaf("published", recording.state() == RecordingState.PUBLISHED));
        recording.isProtected().ifPresent(value -> fields.add(leaf("protected", value)));
        fields.add(leaf("state", recording.state().word()));
        fields.add(leaf("startTime", recording.started().toEpochMilli()));
        fields.add(leaf("endTime", recording.ended().toEpochMilli()));
        fields.add(leaf("participants", recording.participants()));
        fields.add(leaf("rawSize", minutes(recording) * BYTES_A_MINUTE * 2));
        fields.add(XmlElement.of("metadata", leaves(recording.metadata())));
        recording
                .breakout()
                .ifPresent(room -> fields.add(XmlElement.of(
                        "breakout", leaf("parentId", room.parentId()), leaf("sequence", room.sequence()))));
        if (!rooms.isEmpty()) {
            fields.add(XmlElement.of(
                    "breakoutRooms",
                    rooms.stream().map(id -> leaf("breakoutRoom", id)).toList()));
        }
        // What is still in processing has nothing to play.
        fields.add(
                XmlElement.of("playback", recording.state().finished() ? List.of(presentation(recording)) : List.of()));
        return XmlElement.of("recording", fields);
    }

    private XmlElement presentation(Recording recording) {
        var url = Playback.url(nodeUrl, recording);
        return XmlElement.of(
                "format",
                leaf("type", "presentation"),
                leaf("url", url),
                leaf("processingTime", recording.processing().toMillis()),
                leaf("length", minutes(recording)),
                leaf("size", minutes(recording) * BYTES_A_MINUTE),
                XmlElement.of("preview", XmlElement.of("images", image(url + "/thumbnails/thumb-1.png"))));
    }

    private static XmlElement image(String url) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("alt", "Welcome");
        attributes.put("height", "136");
        attributes.put("width", "176");
        return new XmlElement("image", attributes, url, List.of());
    }

    private static long minutes(Recording recording) {
        return Duration.between(recording.started(), recording.ended()).toMinutes();
    }

    private static List<XmlElement> leaves(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> leaf(entry.getKey(), entry.getValue()))
                .toList();
    }
}
