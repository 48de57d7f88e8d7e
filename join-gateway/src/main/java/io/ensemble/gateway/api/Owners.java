package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.tenant.MeetingScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose meetings are, by the ids that the nodes gave them. */
record Owners(Map<String, String> tenantByInternalId) {

    Owners {
        tenantByInternalId = Map.copyOf(tenantByInternalId);
    }

    /**
     * The owners of these meetings.
     *
     * @param listed the elements {@code meeting} of getMeetings
     */
    static Owners of(List<XmlElement> listed) {
        var owners = new HashMap<String, String>();
        for (var meeting : listed) {
            if (!isBreakout(meeting)) {
                owners.put(
                        meeting.text("internalMeetingID"),
                        MeetingScope.ofNode(meeting.text("meetingID")).tenant());
            }
        }
        // A breakout room's id is the node's own; it belongs to whom its parent belongs to.
        for (var meeting : listed) {
            var parent = owners.get(meeting.text("parentMeetingID"));
            if (isBreakout(meeting) && parent != null) {
                owners.put(meeting.text("internalMeetingID"), parent);
            }
        }
        return new Owners(owners);
    }

    /** Whether the meeting is the tenant's. */
    boolean has(String tenant, String internalId) {
        return tenant.equals(tenantByInternalId.get(internalId));
    }

    private static boolean isBreakout(XmlElement meeting) {
        return meeting.text("isBreakout").equals("true");
    }
}
