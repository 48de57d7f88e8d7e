package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Lists the tenant's meetings on all nodes. All are asked at the same time, and one that fails is left out: a front end
 * that asks what runs is better served with the rest than with nothing.
 */
@ApplicationScoped
class GetMeetingsCall implements CallHandler {

    private static final Logger LOG = Logger.getLogger(GetMeetingsCall.class);

    private final FleetView fleet;
    private final NodeCalls nodes;
    private final Unscoped unscoped;

    GetMeetingsCall(FleetView fleet, NodeCalls nodes, Unscoped unscoped) {
        this.fleet = fleet;
        this.nodes = nodes;
        this.unscoped = unscoped;
    }

    @Override
    public ApiCall call() {
        return ApiCall.GET_MEETINGS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var asked =
                fleet.nodes().values().stream().filter(this::mayHaveMeetings).toList();
        return ApiAnswer.xml(MeetingList.answer(request.tenant().id(), unscoped::meeting, listedBy(asked)));
    }

    // A node that polling gave up would only make everybody wait for its deadline.
    private boolean mayHaveMeetings(Node node) {
        return node.kind() == NodeKind.BIGBLUEBUTTON
                && node.state() != NodeState.DISABLED
                && fleet.snapshot()
                        .of(node.id())
                        .map(sighting -> sighting.health() != Health.OFFLINE)
                        .orElse(true);
    }

    private List<XmlElement> listedBy(List<Node> asked) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(asked.stream()
                    .<Callable<List<XmlElement>>>map(node -> () -> listedBy(node))
                    .toList());
            return answers.stream().flatMap(GetMeetingsCall::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<XmlElement> listedBy(Node node) {
        return switch (nodes.get(node, ApiCall.GET_MEETINGS, Parameters.NONE, Patience.LIST)) {
            case Answered answered ->
                answered.response().child("meetings").stream()
                        .flatMap(meetings -> meetings.children("meeting").stream())
                        .toList();
            case Failed failed -> {
                LOG.warnf("%s did not list its meetings: %s", node.id(), failed.detail());
                yield List.of();
            }
        };
    }

    private static Stream<XmlElement> result(Future<List<XmlElement>> answer) {
        try {
            return answer.get().stream();
        } catch (ExecutionException fault) {
            LOG.error("A fault while a node was asked for its meetings", fault);
            return Stream.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Stream.empty();
        }
    }
}
