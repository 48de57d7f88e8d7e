package io.ensemble.bigbluebutton;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of a call to a node. */
public sealed interface NodeReply {

    /**
     * The node answered in BigBlueButton's words, be it with success or with a failure of its own.
     *
     * @param response the {@code <response>}, which has a {@code <returncode>}
     * @param nodeTime the node's clock, from the header {@code Date}
     * @param setCookies the headers {@code Set-Cookie}: a join that is not redirected opens its session with them
     */
    record Answered(XmlElement response, Optional<Instant> nodeTime, List<String> setCookies) implements NodeReply {

        public Answered {
            setCookies = List.copyOf(setCookies);
        }

        /** Whether the node did what it was asked to. */
        public boolean success() {
            return response.text("returncode").equals("SUCCESS");
        }

        /** The key of the message; empty if there is none. Both shapes of a failure are understood. */
        public String messageKey() {
            return response.child("messageKey")
                    .map(XmlElement::text)
                    .or(() -> firstError().map(error -> error.text("key")))
                    .orElse("");
        }

        /** The message; empty if there is none. */
        public String message() {
            return response.child("message")
                    .map(XmlElement::text)
                    .or(() -> firstError().map(error -> error.text("message")))
                    .orElse("");
        }

        // The rarer shape, for example of nonUniqueVoiceBridge: api-errors.ftlx of bigbluebutton-web.
        private Optional<XmlElement> firstError() {
            return response.child("errors").flatMap(errors -> errors.child("error"));
        }

        /** The return code and the key, since an answer holds passwords and people's names. */
        @Override
        public String toString() {
            return "Answered[" + response.text("returncode") + " " + messageKey() + "]";
        }
    }

    /**
     * There is no answer that could be passed on.
     *
     * @param detail for an operator; never holds the node's address, its secret, or anything of the query
     */
    record Failed(Reason reason, String detail) implements NodeReply, TextReply {

        /** Whether the node cannot have done what it was asked to, so that another node may be asked instead. */
        public boolean certainlyNotExecuted() {
            return reason.certainlyNotExecuted();
        }
    }

    /** Why there is no answer. */
    enum Reason {
        /** No connection came about: refused, no such host, no route, no trust. */
        REFUSED(true),
        /** The node refused our checksum: the secret that we have for it is wrong. */
        WRONG_SECRET(true),
        /** The deadline passed after the call may have gone out. */
        TIMEOUT(false),
        /** The connection broke after the call may have gone out, or the answer was cut short. */
        CONNECTION_LOST(false),
        /** The answer is a redirect, which is not followed. */
        REDIRECTED(false),
        /** The HTTP status is 500 or above; 502 comes from the node's NGINX while bbb-web restarts. */
        SERVER_ERROR(false),
        /** The HTTP status is neither 200 nor a redirect, and lays the blame on the call. */
        BAD_STATUS(false),
        /** The answer is not a {@code <response>} with a {@code <returncode>}. */
        UNREADABLE(false),
        /** The answer is larger than any honest one. */
        TOO_LARGE(false),
        /** The calling thread was interrupted. */
        INTERRUPTED(false);

        private final boolean certainlyNotExecuted;

        Reason(boolean certainlyNotExecuted) {
            this.certainlyNotExecuted = certainlyNotExecuted;
        }

        /** Whether the node cannot have executed the call. */
        public boolean certainlyNotExecuted() {
            return certainlyNotExecuted;
        }
    }
}
