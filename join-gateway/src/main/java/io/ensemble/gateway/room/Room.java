package io.ensemble.gateway.room;

/** A room that was made: its two links start or join its meeting, and nothing else is known of it. */
public record Room(String id, String name, String kind, String moderatorUrl, String attendeeUrl) {}
