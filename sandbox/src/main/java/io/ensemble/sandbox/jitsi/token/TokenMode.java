package io.ensemble.sandbox.jitsi.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a node tells who may enter. */
public enum TokenMode {
    /** By a token that was signed with the node's own secret (prosody's {@code app_secret}). */
    SECRET,
    /** By a token whose signer's public key is published (prosody's {@code asap_key_server}). */
    KEY,
    /** It does not: whoever comes may enter. */
    NONE;

    /** The mode that the command line calls by this word. */
    public static Optional<TokenMode> called(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    /** As the command line and the state of a node have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
