// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.node;

import java.time.Instant;
import java.util.Optional;

/**
 * What an operator said last of a node that is listed by the API.
 *
 * @param node empty when the operator has taken it out again
 * @param by who said so, in the operator's own words
 * @param why in the operator's own words; empty if nothing was said
 * @param at when it was said
 */
public record AddedNode(Optional<Node> node, String by, String why, Instant at) {}
