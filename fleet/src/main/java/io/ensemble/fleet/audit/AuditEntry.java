package io.ensemble.fleet.audit;

import java.time.Instant;

/**
 * Something that was done to a node.
 *
 * @param by who did it: an operator in their own words, or a source of nodes such as {@code nodes.yaml}
 * @param what in a few words, such as {@code cordoned}
 * @param why in the words of whoever did it; empty if nothing was said
 */
public record AuditEntry(Instant at, String by, String node, Deed deed, String what, String why) {}
