package io.ensemble.gateway.jitsi;

/**
 * Somebody who is to be let into a room.
 *
 * @param id the same for all tries of one person; says nothing of who it is
 * @param name as it was typed
 * @param moderator whether the link makes a moderator of this person
 */
public record Guest(String id, String name, boolean moderator) {}
