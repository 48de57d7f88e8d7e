package io.ensemble.sandbox.meeting;

import java.time.Instant;

/** A line in a meeting's public chat, sent by the front end. */
public record ChatMessage(String userName, String text, Instant sent) {}
