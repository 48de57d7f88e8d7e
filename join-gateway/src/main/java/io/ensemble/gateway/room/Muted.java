package io.ensemble.gateway.room;

/** What is off when people come in; they can switch it on. */
public record Muted(boolean audio, boolean video) {

    /** Everybody comes in as they like. */
    public static final Muted NOTHING = new Muted(false, false);
}
