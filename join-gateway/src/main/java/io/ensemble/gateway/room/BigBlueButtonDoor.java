package io.ensemble.gateway.room;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.http.PublicAddress;
import io.ensemble.gateway.meeting.MeetingStart;
import io.ensemble.gateway.meeting.Start;
import io.ensemble.gateway.meeting.TenantWishes;
import io.ensemble.gateway.meeting.Wish;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.room.Entry.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The way into a room on a BigBlueButton server, where its meeting is created if it does not run. */
@ApplicationScoped
class BigBlueButtonDoor {

    private static final Logger LOG = Logger.getLogger(BigBlueButtonDoor.class);

    private final MeetingStart meetings;
    private final NodeCalls nodes;
    private final PublicAddress publicAddress;
    private final Duration patience;
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();

    BigBlueButtonDoor(MeetingStart meetings, NodeCalls nodes, PublicAddress publicAddress, GatewayConfig config) {
        this.meetings = meetings;
        this.nodes = nodes;
        this.publicAddress = publicAddress;
        this.patience = config.nodes().enterBudget();
    }

    /** Where the browser is to go, or why it has to wait. */
    Entry enter(RoomLink link, Tenant tenant, String personName) {
        return switch (meetings.start(wish(link, tenant), patience)) {
            case Start.Answer(var node, var reply)
            when reply.success() -> new Entry.Into(join(node, tenant, link, personName));
            case Start.Answer(var node, Answered reply) -> {
                // Once for each reason, since everybody who waits comes again in a moment.
                if (refusals.add(node.id() + " " + reply.messageKey())) {
                    LOG.errorf("%s refuses to open a room: %s", node.id(), reply.messageKey());
                }
                yield new Entry.Later(Reason.NO_SERVER);
            }
            case Start.LimitReached full -> new Entry.Later(Reason.NO_SERVER);
            case Start.NoServer noServer -> new Entry.Later(Reason.NO_SERVER);
            case Start.NodeAway away -> new Entry.Later(Reason.MOVING);
        };
    }

    private Wish wish(RoomLink link, Tenant tenant) {
        return new Wish(tenant, create(link), Wish.Manner.QUERY, Optional.empty(), publicAddress.configured());
    }

    private Parameters create(RoomLink link) {
        // No passwords: the role in a signed join is enough, and a second create without them finds the same meeting.
        var room =
                Parameters.of("name", link.name(), "meetingID", link.meeting().meetingId());
        // Cameras are off anyway until their owners switch them on.
        var parameters = link.muted().audio() ? room.with("muteOnStart", "true") : room;
        // Only an address that nobody but the operator wrote: everybody in the meeting is sent there in the end.
        return publicAddress
                .configured()
                .map(address -> parameters.with("logoutURL", address + "/"))
                .orElse(parameters);
    }

    private URI join(Node node, Tenant tenant, RoomLink link, String personName) {
        return nodes.signedUri(
                node,
                ApiCall.JOIN,
                TenantWishes.forJoin(
                        tenant,
                        Parameters.of(
                                "fullName",
                                personName,
                                "meetingID",
                                MeetingScope.onNode(link.meeting()),
                                "role",
                                link.role().inApi(),
                                "redirect",
                                "true")));
    }
}
