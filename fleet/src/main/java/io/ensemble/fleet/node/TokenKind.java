// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.node;

import java.util.Arrays;
import java.util.Optional;

/** How a Jitsi server tells who may enter a room, and as what. */
public enum TokenKind {
    /** By tokens signed with the node's own secret, HS256: prosody's {@code app_secret}. */
    SECRET("secret"),
    /** By tokens signed with Ensemble's key, RS256: prosody fetches its public half from {@code asap_key_server}. */
    KEY("key"),
    /** By nothing: whoever knows a room's name may enter it, and the first one in it moderates. */
    NONE("none");

    private final String word;

    TokenKind(String word) {
        this.word = word;
    }

    /** How a server tells it unless somebody says otherwise: by its secret, if it has one. */
    public static TokenKind usualFor(Secret secret) {
        return secret.known() ? SECRET : NONE;
    }

    /** The kind that files and APIs call by this word. */
    public static Optional<TokenKind> called(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
