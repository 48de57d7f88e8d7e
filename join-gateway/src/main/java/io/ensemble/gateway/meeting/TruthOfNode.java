package io.ensemble.gateway.meeting;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Asks a node what became of a create whose answer never came. */
@ApplicationScoped
class TruthOfNode {

    /** What getMeetingInfo and the answer to create have in common, in the order of create's. */
    private static final List<String> BEFORE_PARENT = List.of("meetingID", "internalMeetingID");

    private static final List<String> AFTER_PARENT = List.of(
            "attendeePW",
            "moderatorPW",
            "createTime",
            "voiceBridge",
            "dialNumber",
            "createDate",
            "hasUserJoined",
            "duration",
            "hasBeenForciblyEnded");

    private final NodeCalls nodes;

    TruthOfNode(NodeCalls nodes) {
        this.nodes = nodes;
    }

    Truth of(Wish wish, Node node) {
        var sent = wish.onNode();
        var question = Parameters.of(MeetingId.PARAMETER, sent.text(MeetingId.PARAMETER));
        return switch (nodes.get(node, ApiCall.GET_MEETING_INFO, question, Patience.DOUBT)) {
            case Answered info
            when info.success() ->
                isAsWished(sent, info.response()) ? new Truth.There(created(info), info) : new Truth.Unknown();
            case Answered refusal when refusal.messageKey().equals(Failure.NOT_FOUND.key()) -> new Truth.NotThere();
            case Answered refusal -> new Truth.Unknown();
            case Failed failed -> new Truth.Unknown();
        };
    }

    // With other passwords the node would have answered idNotUnique.
    private static boolean isAsWished(Parameters sent, XmlElement info) {
        return List.of("attendeePW", "moderatorPW").stream()
                .allMatch(name -> sent.text(name).isEmpty() || sent.text(name).equals(info.text(name)));
    }

    private static Answered created(Answered info) {
        var children = new ArrayList<XmlElement>();
        children.add(leaf("returncode", "SUCCESS"));
        BEFORE_PARENT.forEach(name -> info.response().child(name).ifPresent(children::add));
        children.add(info.response().child("parentMeetingID").orElseGet(() -> leaf("parentMeetingID", "bbb-none")));
        AFTER_PARENT.forEach(name -> info.response().child(name).ifPresent(children::add));
        children.add(leaf("messageKey", ""));
        children.add(leaf("message", ""));
        return new Answered(XmlElement.of("response", children), info.nodeTime(), List.of());
    }
}
