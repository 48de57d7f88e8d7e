/** Media servers as an operator describes them: what nodes.yaml holds. */
@NullMarked
package io.ensemble.fleet.node;

import org.jspecify.annotations.NullMarked;
