package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.tenant.MeetingScope;

/** Gives a node's answer the meeting ids that the tenant knows. */
final class Unscoped {

    private Unscoped() {}

    /** An element with a child {@code meetingID}: the answer to create or getMeetingInfo, or one meeting of a list. */
    static XmlElement meeting(XmlElement element) {
        return element.changing("meetingID", Unscoped::id)
                .changing("breakoutRooms", rooms -> rooms.changing("breakout", Unscoped::id));
    }

    private static XmlElement id(XmlElement id) {
        return id.withText(MeetingScope.ofNode(id.text()).meetingId());
    }
}
