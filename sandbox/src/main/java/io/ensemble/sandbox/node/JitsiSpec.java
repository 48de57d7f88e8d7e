package io.ensemble.sandbox.node;

import io.ensemble.sandbox.jitsi.token.TokenMode;
import java.util.Optional;

/**
 * How a Jitsi server is set up.
 *
 * @param keyServer where published keys are, without a slash at its end; needed for {@link TokenMode#KEY}
 * @param reservations base address of the one who is asked whether a room may open; empty if every room may
 */
public record JitsiSpec(NodeSpec node, TokenMode tokens, Optional<String> keyServer, Optional<String> reservations) {

    public JitsiSpec {
        if (tokens == TokenMode.KEY && keyServer.isEmpty()) {
            throw new IllegalArgumentException("Published keys have to be somewhere");
        }
    }
}
