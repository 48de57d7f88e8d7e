package io.ensemble.gateway.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.tenant.MeetingScope;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Picks the meetings of one tenant from what all nodes list. */
final class MeetingList {

    private MeetingList() {}

    /**
     * The answer to getMeetings.
     *
     * @param unscoped gives a meeting what the tenant knows of it
     * @param listed the elements {@code meeting} of all nodes
     */
    static XmlElement answer(String tenant, UnaryOperator<XmlElement> unscoped, List<XmlElement> listed) {
        var meetings = ofTenant(tenant, unscoped, listed);
        return meetings.isEmpty()
                ? XmlElement.of(
                        "response",
                        leaf("returncode", "SUCCESS"),
                        XmlElement.of("meetings"),
                        leaf("messageKey", "noMeetings"),
                        leaf("message", "no meetings were found on this server"))
                : XmlElement.of("response", leaf("returncode", "SUCCESS"), XmlElement.of("meetings", meetings));
    }

    private static List<XmlElement> ofTenant(
            String tenant, UnaryOperator<XmlElement> unscoped, List<XmlElement> listed) {
        // A breakout room's id is the node's own; it belongs to whom its parent belongs to.
        var tenantByInternalId = new HashMap<String, String>();
        for (var meeting : listed) {
            if (!isBreakout(meeting)) {
                tenantByInternalId.put(
                        meeting.text("internalMeetingID"),
                        MeetingScope.ofNode(meeting.text("meetingID")).tenant());
            }
        }
        return listed.stream()
                .filter(meeting -> tenant.equals(tenantByInternalId.get(
                        isBreakout(meeting) ? meeting.text("parentMeetingID") : meeting.text("internalMeetingID"))))
                .map(meeting -> isBreakout(meeting) ? meeting : unscoped.apply(meeting))
                .toList();
    }

    private static boolean isBreakout(XmlElement meeting) {
        return meeting.text("isBreakout").equals("true");
    }
}
