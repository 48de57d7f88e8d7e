// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Meeting;
import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.NodeClient;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.Presence;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** What this service asks of nodes, over one HTTP client. Each call is over within its deadline, and fails with a value. */
@ApplicationScoped
public class NodeCalls {

    private final HttpClient http;
    private final Duration deadline;

    NodeCalls(DispatcherConfig config) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.nodeConnectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.deadline = config.endDeadline();
    }

    /** What came of asking for meetings. */
    public sealed interface Listing {
        /** All that it has. */
        record Known(List<Meeting> meetings) implements Listing {}

        /** The node does not tell; why, in words for an operator. */
        record Unknown(String why) implements Listing {}
    }

    /** All meetings that the node has now. */
    public Listing meetings(Node node) {
        return switch (client(node, deadline).getMeetings()) {
            case MeetingsReply.Listed listed -> new Listing.Known(listed.meetings());
            case MeetingsReply.Unavailable(var failure) -> new Listing.Unknown(inWords(failure));
            case MeetingsReply.Declined(var key) -> new Listing.Unknown(refusal(key));
        };
    }

    /** Says something in a meeting's public chat. Answers what was wrong; a meeting that is over is no problem. */
    public Optional<String> say(Node node, String meetingId, String text) {
        var reply = client(node, deadline)
                .get(ApiCall.SEND_CHAT_MESSAGE, Parameters.of("meetingID", meetingId, "message", text));
        return problem(reply, Failure.MEETING_NOT_FOUND);
    }

    /** Ends a meeting and its breakout rooms. Answers what was wrong; a meeting that is over is no problem. */
    public Optional<String> end(Node node, String meetingId) {
        var reply = client(node, deadline).get(ApiCall.END, Parameters.of("meetingID", meetingId));
        return problem(reply, Failure.NOT_FOUND);
    }

    /** Whether the node has the meeting, asked with a deadline of the caller's own. */
    public Presence presence(Node node, String meetingId, Duration within) {
        return Presence.in(client(node, within).get(ApiCall.GET_MEETING_INFO, Parameters.of("meetingID", meetingId)));
    }

    /** The node's own id of a meeting that is there, blank if the node does not tell it; empty if it is not, or may not be. */
    public Optional<String> internalId(Node node, String meetingId) {
        var reply = client(node, deadline).get(ApiCall.GET_MEETING_INFO, Parameters.of("meetingID", meetingId));
        return Presence.in(reply) == Presence.THERE && reply instanceof NodeReply.Answered answered
                ? Optional.of(answered.response().text("internalMeetingID"))
                : Optional.empty();
    }

    // The last of several guards: Jitsi has no such calls, and its secret signs something else.
    private NodeClient client(Node node, Duration within) {
        if (node.kind() != NodeKind.BIGBLUEBUTTON) {
            throw new IllegalArgumentException(node.id() + " is no BigBlueButton server");
        }
        return new NodeClient(http, node.url(), node.secret().value(), within);
    }

    private static Optional<String> problem(NodeReply reply, Failure over) {
        return switch (reply) {
            case NodeReply.Failed failed -> Optional.of(inWords(failed));
            case NodeReply.Answered answered
            when answered.success() || answered.messageKey().equals(over.key()) -> Optional.empty();
            case NodeReply.Answered answered -> Optional.of(refusal(answered.messageKey()));
        };
    }

    // Into logs and answers go no more than the letters of a key, whatever the node says.
    private static String refusal(String key) {
        return "The node answered " + key.replaceAll("\\W", "");
    }

    private static String inWords(NodeReply.Failed failed) {
        return failed.reason() == NodeReply.Reason.WRONG_SECRET ? "The node refuses our secret" : failed.detail();
    }
}
