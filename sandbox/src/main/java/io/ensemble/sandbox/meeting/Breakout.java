package io.ensemble.sandbox.meeting;

/**
 * What makes a meeting a breakout room of another.
 *
 * @param parentId external or internal ID of the parent as asked for; the internal one once the room exists
 */
public record Breakout(String parentId, int sequence, boolean freeJoin) {}
