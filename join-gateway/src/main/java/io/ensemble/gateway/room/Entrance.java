package io.ensemble.gateway.room;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.meeting.MeetingStart;
import io.ensemble.gateway.meeting.MeetingStart.Manner;
import io.ensemble.gateway.meeting.Start;
import io.ensemble.gateway.node.NodeCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Leads a person with a link into the meeting of the room, which is created if it does not run. */
@ApplicationScoped
class Entrance {

    private static final Logger LOG = Logger.getLogger(Entrance.class);

    private final MeetingStart meetings;
    private final NodeCalls nodes;

    Entrance(MeetingStart meetings, NodeCalls nodes) {
        this.meetings = meetings;
        this.nodes = nodes;
    }

    /** Where the browser is to go; empty if no server can take the person now. */
    Optional<URI> enter(RoomLink link, String personName, String publicAddress) {
        // No passwords: the role in a signed join is enough, and a second create without them finds the same meeting.
        var create = Parameters.of(
                "name", link.name(), "meetingID", link.meeting().meetingId(), "logoutURL", publicAddress + "/");
        return switch (meetings.start(link.meeting(), create, Manner.QUERY, Optional.empty())) {
            case Start.Answer(var node, var reply) when reply.success() -> Optional.of(join(node, link, personName));
            case Start.Answer(var node, Answered reply) -> {
                LOG.errorf("%s refuses to open a room: %s", node.id(), reply.messageKey());
                yield Optional.empty();
            }
            case Start.NoServer noServer -> Optional.empty();
            case Start.NodeAway away -> Optional.empty();
        };
    }

    private URI join(Node node, RoomLink link, String personName) {
        return nodes.signedUri(
                node,
                ApiCall.JOIN,
                Parameters.of(
                        "fullName",
                        personName,
                        "meetingID",
                        MeetingScope.onNode(link.meeting()),
                        "role",
                        link.role().inApi(),
                        "redirect",
                        "true"));
    }
}
