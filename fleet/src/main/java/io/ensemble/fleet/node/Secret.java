package io.ensemble.fleet.node;

/** A shared secret that does not show itself in logs. */
public record Secret(String value) {

    /** No secret: a Jitsi server without tokens. */
    public static final Secret NONE = new Secret("");

    /** Whether there is one. */
    public boolean known() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return known() ? "(hidden)" : "(none)";
    }
}
