package io.ensemble.sandbox.people;

/** One of those who come, and what they bring. */
public record Stranger(String name, boolean moderator, boolean microphone, boolean camera) {}
