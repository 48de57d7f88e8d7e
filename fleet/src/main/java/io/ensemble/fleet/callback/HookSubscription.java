package io.ensemble.fleet.callback;

import java.time.Instant;

/**
 * What a node was last known to tell us.
 *
 * @param address of ours that the node was given
 * @param hookId by which the node knows it
 * @param checkedAt when the node last said so
 */
public record HookSubscription(String address, String hookId, Instant checkedAt) {}
