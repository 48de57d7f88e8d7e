package io.ensemble.gateway.jitsi;

/** What lets a person into a room on a Jitsi server. */
sealed interface Pass {

    /** A signed token. */
    record Token(String text) implements Pass {

        /** The token opens the meeting, so it is never shown. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** Nothing: the server lets everybody in. */
    record Open() implements Pass {}

    /** The server wants a token that this gateway has no key for. */
    record Impossible() implements Pass {}
}
