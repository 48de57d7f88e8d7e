package io.ensemble.sandbox.node;

/**
 * What a node is from outside.
 *
 * @param port 0 for a free one
 */
public record NodeSpec(String id, String host, int port, String secret) {}
