/** Calls to the nodes, bounded in time and number. */
@NullMarked
package io.ensemble.gateway.node;

import org.jspecify.annotations.NullMarked;
