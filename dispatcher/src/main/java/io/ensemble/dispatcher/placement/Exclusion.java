package io.ensemble.dispatcher.placement;

/**
 * Why a node was taken away from a choice.
 *
 * @param node its id
 * @param filter the filter that took it away
 * @param reason in a word for an operator
 */
public record Exclusion(String node, String filter, String reason) {}
