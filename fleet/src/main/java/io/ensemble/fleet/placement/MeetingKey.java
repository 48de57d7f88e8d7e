package io.ensemble.fleet.placement;

import io.ensemble.fleet.node.NodeKind;
import java.util.Objects;

/**
 * What a meeting is known by: two tenants may use the same meeting id and never meet, and so may a BigBlueButton meeting and
 * a Jitsi room.
 *
 * @param tenant id of the tenant, {@code [a-z0-9-]}
 * @param meetingId the id as the tenant's front end knows it, 2 to 256 characters without a comma; or the name of a Jitsi
 *     room as it stands in its address: percent-encoded, in lower case
 * @param kind of the servers that it can be on
 */
public record MeetingKey(String tenant, String meetingId, NodeKind kind) {

    /** BigBlueButton takes no id with a comma, so no meeting's text begins so. */
    private static final String JITSI = "jitsi,";

    public MeetingKey {
        // What an earlier version wrote has none.
        kind = Objects.requireNonNullElse(kind, NodeKind.BIGBLUEBUTTON);
    }

    /** A meeting of BigBlueButton. */
    public MeetingKey(String tenant, String meetingId) {
        this(tenant, meetingId, NodeKind.BIGBLUEBUTTON);
    }

    /** A room of Jitsi. */
    public static MeetingKey jitsi(String tenant, String room) {
        return new MeetingKey(tenant, room, NodeKind.JITSI);
    }

    /**
     * The key as one text, {@code tenant:meetingId} or {@code tenant:jitsi,room}; a tenant's id has no colon, so it can be
     * read back.
     */
    public String asText() {
        return tenant + ":" + (kind == NodeKind.JITSI ? JITSI : "") + meetingId;
    }

    /** Reads back what {@link #asText} wrote. */
    public static MeetingKey parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A meeting key has a colon");
        }
        var tenant = text.substring(0, colon);
        var id = text.substring(colon + 1);
        return id.startsWith(JITSI) ? jitsi(tenant, id.substring(JITSI.length())) : new MeetingKey(tenant, id);
    }
}
