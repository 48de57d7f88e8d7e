package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.node.NodeBreakers;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lists what one node has. A node that fails lists nothing: a front end that asks what runs is better served with the rest
 * than with nothing.
 */
@ApplicationScoped
class NodeListing {

    private static final Logger LOG = Logger.getLogger(NodeListing.class);

    private final NodeCalls nodes;
    private final NodeBreakers breakers;

    NodeListing(NodeCalls nodes, NodeBreakers breakers) {
        this.nodes = nodes;
        this.breakers = breakers;
    }

    /** The elements {@code meeting} of getMeetings. */
    Optional<List<XmlElement>> meetings(Node node) {
        return list(node, ApiCall.GET_MEETINGS, "meetings");
    }

    /** The elements {@code meeting} of getSessions, one for each session. */
    Optional<List<XmlElement>> sessions(Node node) {
        return list(node, ApiCall.GET_SESSIONS, "sessions");
    }

    private Optional<List<XmlElement>> list(Node node, ApiCall call, String list) {
        return switch (nodes.get(node, call, Parameters.NONE, Patience.LIST)) {
            case Answered answered ->
                Optional.of(answered.response().child(list).stream()
                        .flatMap(entries -> entries.children("meeting").stream())
                        .toList());
            case Failed failed -> {
                if (!breakers.isOpen(node.id())) {
                    LOG.warnf("%s did not answer %s: %s", node.id(), call.path(), failed.detail());
                }
                yield Optional.empty();
            }
        };
    }
}
