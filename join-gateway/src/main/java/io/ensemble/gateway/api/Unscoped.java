package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.callback.OriginalUrls;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a node's answer what the tenant knows: its own meeting ids, and the addresses of its own callbacks. */
@ApplicationScoped
class Unscoped {

    private final OriginalUrls urls;

    Unscoped(OriginalUrls urls) {
        this.urls = urls;
    }

    /** An element with a child {@code meetingID}: the answer to create or getMeetingInfo, or one meeting of a list. */
    XmlElement meeting(XmlElement element) {
        return urls.restore(element.changing("meetingID", Unscoped::id)
                .changing("breakoutRooms", rooms -> rooms.changing("breakout", Unscoped::id)));
    }

    private static XmlElement id(XmlElement id) {
        return id.withText(MeetingScope.ofNode(id.text()).meetingId());
    }
}
