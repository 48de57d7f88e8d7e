package io.ensemble.fleet.tenant;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import java.util.regex.Pattern;

/**
 * The id of a tenant's meeting on the node: {@code meetingId~tenant}, so that two tenants may use the same id on one
 * node. The tenant {@code default} keeps its ids as they are, unless one looks as if it were another tenant's. The same
 * goes for the names of Jitsi rooms, in which a {@code ~} may stand too.
 */
public final class MeetingScope {

    /** Longest id that BigBlueButton takes (MeetingIDConstraint of bbb-common-web). */
    private static final int MAX_ID_ON_NODE = 256;

    private static final Pattern SCOPED = Pattern.compile("(.*)~([a-z0-9-]+)", Pattern.DOTALL);

    private MeetingScope() {}

    /** The id under which the node knows the meeting. */
    public static String onNode(MeetingKey meeting) {
        var id = meeting.meetingId();
        var plain = meeting.tenant().equals(Tenant.DEFAULT_ID)
                && !SCOPED.matcher(id).matches();
        return plain ? id : id + "~" + meeting.tenant();
    }

    /** Whose meeting it is that a BigBlueButton node knows under this id. The inverse of {@link #onNode}. */
    public static MeetingKey ofNode(String idOnNode) {
        return ofNode(idOnNode, NodeKind.BIGBLUEBUTTON);
    }

    /** Whose meeting it is that a node of this kind knows under this id. The inverse of {@link #onNode}. */
    public static MeetingKey ofNode(String idOnNode, NodeKind kind) {
        var scoped = SCOPED.matcher(idOnNode);
        return scoped.matches()
                ? new MeetingKey(scoped.group(2), scoped.group(1), kind)
                : new MeetingKey(Tenant.DEFAULT_ID, idOnNode, kind);
    }

    /** Whether the node would take the id that the meeting has there. */
    public static boolean fitsNode(MeetingKey meeting) {
        return onNode(meeting).length() <= MAX_ID_ON_NODE;
    }
}
