package io.ensemble.sandbox.jitsi.token;

/** What a node thinks of a token. */
public sealed interface Verdict {
    /** Good. */
    record Accepted(Claims claims) implements Verdict {}

    /** Not good; the reason is shown to the one who came, as Jitsi's page does. */
    record Refused(String reason) implements Verdict {}
}
