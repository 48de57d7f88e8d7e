package io.ensemble.sandbox.jitsi.conference;

import java.util.Locale;

/** Jitsi's two roles. */
public enum Role {
    MODERATOR,
    PARTICIPANT;

    /** As Jitsi's own interfaces write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
