package io.ensemble.gateway.recording;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.tenant.MeetingScope;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One recording as a node lists it. */
record Recording(XmlElement element) {

    String id() {
        return element.text("recordID");
    }

    /** Milliseconds since the epoch; 0 if the node does not say. */
    long startTime() {
        try {
            return Long.parseLong(element.text("startTime").strip());
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    boolean isBreakout() {
        return element.text("isBreakout").equals("true")
                || metadata("isBreakout").equals("true");
    }

    /** The recording of the meeting whose breakout room this is. */
    Optional<String> parent() {
        return element.child("breakout")
                .map(breakout -> breakout.text("parentId"))
                .filter(id -> !id.isEmpty());
    }

    /** Whose it is, if its meeting was no breakout room: the id of such a room is the node's own. */
    String tenant() {
        // The element first: metadata can be changed from outside, and then names whom it likes.
        var meeting = element.text("meetingID");
        return MeetingScope.ofNode(meeting.isEmpty() ? metadata("meetingId") : meeting)
                .tenant();
    }

    /** The recording under the ids that the tenant knows. */
    XmlElement unscoped() {
        if (isBreakout()) {
            return element;
        }
        UnaryOperator<XmlElement> plain =
                id -> id.withText(MeetingScope.ofNode(id.text()).meetingId());
        return element.changing("meetingID", plain)
                .changing("metadata", metadata -> metadata.changing("meetingId", plain));
    }

    private String metadata(String name) {
        return element.child("metadata").map(metadata -> metadata.text(name)).orElse("");
    }
}
