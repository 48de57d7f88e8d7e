package io.ensemble.gateway.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.XmlElement;
import java.util.List;
import java.util.function.UnaryOperator;

/** Picks the meetings of one tenant from what nodes list. */
final class MeetingList {

    private MeetingList() {}

    /** The answer to getMeetings with these meetings. */
    static XmlElement answer(List<XmlElement> meetings) {
        return meetings.isEmpty()
                ? XmlElement.of(
                        "response",
                        leaf("returncode", "SUCCESS"),
                        XmlElement.of("meetings"),
                        leaf("messageKey", "noMeetings"),
                        leaf("message", "no meetings were found on this server"))
                : XmlElement.of("response", leaf("returncode", "SUCCESS"), XmlElement.of("meetings", meetings));
    }

    /**
     * The meetings of one tenant; a breakout room is on the node of its parent.
     *
     * @param unscoped gives a meeting what the tenant knows of it
     * @param listed the elements {@code meeting} of one node
     */
    static List<XmlElement> ofTenant(String tenant, UnaryOperator<XmlElement> unscoped, List<XmlElement> listed) {
        var owners = Owners.of(listed);
        return listed.stream()
                .filter(meeting -> owners.has(tenant, meeting.text("internalMeetingID")))
                .map(unscoped)
                .toList();
    }
}
