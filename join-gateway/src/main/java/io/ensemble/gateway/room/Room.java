package io.ensemble.gateway.room;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A room that was made: its two links start or join its meeting, and nothing else is known of it. */
@RegisterForReflection // answered within a Response, so that the build does not see it
public record Room(String id, String name, String kind, String moderatorUrl, String attendeeUrl) {}
