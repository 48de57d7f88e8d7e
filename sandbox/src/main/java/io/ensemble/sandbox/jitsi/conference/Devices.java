package io.ensemble.sandbox.jitsi.conference;

/** What somebody sends. */
public record Devices(boolean microphone, boolean camera) {}
