package io.ensemble.gateway.hook;

/**
 * What a node is given to tell us of its events.
 *
 * @param node whose it is: its secret signs
 * @param address of ours, with which the token is in the link, so that the signed address is known however a proxy changed
 *     the request
 */
record HookLink(String node, String address) {}
