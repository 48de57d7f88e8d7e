package io.ensemble.bigbluebutton;

import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import javax.net.ssl.SSLHandshakeException;

/** Names what broke an exchange with a node. Messages of exceptions are left out: some of them hold addresses. */
final class NodeFault {

    private NodeFault() {}

    /**
     * The failure behind an exception of the HTTP client.
     *
     * @param dispatches how often the request may have gone out
     */
    static Failed of(Throwable thrown, int dispatches) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLargeException) {
                return new Failed(Reason.TOO_LARGE, "The answer is larger than any honest one");
            }
            // A handshake may begin only when the first bytes are written.
            if (cause instanceof SSLHandshakeException && dispatches <= 1) {
                return new Failed(Reason.REFUSED, "No TLS connection");
            }
        }
        var name = thrown.getClass().getSimpleName();
        return dispatches == 0
                ? new Failed(Reason.REFUSED, "No connection (" + name + ")")
                : new Failed(Reason.CONNECTION_LOST, "The connection broke (" + name + ")");
    }
}
