package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.node.AllNodes;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lists the tenant's meetings on all nodes. All are asked at the same time, and one that fails is left out: a front end
 * that asks what runs is better served with the rest than with nothing.
 */
@ApplicationScoped
class GetMeetingsCall implements CallHandler {

    private static final Logger LOG = Logger.getLogger(GetMeetingsCall.class);

    private final AllNodes fleet;
    private final NodeCalls nodes;

    GetMeetingsCall(AllNodes fleet, NodeCalls nodes) {
        this.fleet = fleet;
        this.nodes = nodes;
    }

    @Override
    public ApiCall call() {
        return ApiCall.GET_MEETINGS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var listed =
                fleet.ask(this::listedBy).given().stream().flatMap(List::stream).toList();
        return ApiAnswer.xml(MeetingList.answer(request.tenant().id(), listed));
    }

    private Optional<List<XmlElement>> listedBy(Node node) {
        return switch (nodes.get(node, ApiCall.GET_MEETINGS, Parameters.NONE, Patience.LIST)) {
            case Answered answered ->
                Optional.of(answered.response().child("meetings").stream()
                        .flatMap(meetings -> meetings.children("meeting").stream())
                        .toList());
            case Failed failed -> {
                LOG.warnf("%s did not list its meetings: %s", node.id(), failed.detail());
                yield Optional.empty();
            }
        };
    }
}
