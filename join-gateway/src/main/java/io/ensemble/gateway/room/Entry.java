package io.ensemble.gateway.room;

import java.net.URI;

/** What came of following a link. */
sealed interface Entry {

    /** The meeting is there. */
    record Into(URI meeting) implements Entry {
        /** The address opens the meeting, so it is never shown. */
        @Override
        public String toString() {
            return "Into";
        }
    }

    /** Not now, but it is worth while to come again by oneself. */
    record Later(Reason reason) implements Entry {}

    /** Why somebody has to wait. The codes are ones that the web page knows. */
    enum Reason {
        /** The node that has the meeting, or was chosen for it, does not answer. It is about to be placed elsewhere. */
        MOVING("moving"),
        /** No server can take it: all are away, or the tenant has as many people or meetings as it may have. */
        NO_SERVER("no-server");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        @Override
        public String toString() {
            return code;
        }
    }
}
