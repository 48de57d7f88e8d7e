// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Meeting;
import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.NodeClient;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.NodeHttp;
import io.ensemble.fleet.node.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a node is asked before its meetings are ended. */
@ApplicationScoped
class NodeCalls {

    private final NodeHttp http;
    private final Duration deadline;

    NodeCalls(NodeHttp http, DispatcherConfig config) {
        this.http = http;
        this.deadline = config.endDeadline();
    }

    /** What came of asking for meetings. */
    sealed interface Listing {
        record Known(List<Meeting> meetings) implements Listing {}

        /** The node does not tell; why, in words for an operator. */
        record Unknown(String why) implements Listing {}
    }

    /** All meetings that the node has now. */
    Listing meetings(Node node) {
        return switch (client(node).getMeetings()) {
            case MeetingsReply.Listed listed -> new Listing.Known(listed.meetings());
            case MeetingsReply.Unavailable(var failure) -> new Listing.Unknown(inWords(failure));
            case MeetingsReply.Declined(var key) -> new Listing.Unknown("The node answered " + key);
        };
    }

    /** Says something in a meeting's public chat. Answers what was wrong; a meeting that is over is no problem. */
    Optional<String> say(Node node, String meetingId, String text) {
        var reply = client(node).get(ApiCall.SEND_CHAT_MESSAGE, Parameters.of("meetingID", meetingId, "message", text));
        return problem(reply, Failure.MEETING_NOT_FOUND);
    }

    /** Ends a meeting and its breakout rooms. Answers what was wrong; a meeting that is over is no problem. */
    Optional<String> end(Node node, String meetingId) {
        var reply = client(node).get(ApiCall.END, Parameters.of("meetingID", meetingId));
        return problem(reply, Failure.NOT_FOUND);
    }

    private NodeClient client(Node node) {
        return http.client(node, deadline);
    }

    private static Optional<String> problem(NodeReply reply, Failure over) {
        return switch (reply) {
            case NodeReply.Failed failed -> Optional.of(inWords(failed));
            case NodeReply.Answered answered
            when answered.success() || answered.messageKey().equals(over.key()) -> Optional.empty();
            case NodeReply.Answered answered -> Optional.of("The node answered " + answered.messageKey());
        };
    }

    private static String inWords(NodeReply.Failed failed) {
        return failed.reason() == NodeReply.Reason.WRONG_SECRET ? "The node refuses our secret" : failed.detail();
    }
}
