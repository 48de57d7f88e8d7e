/** The binding of one meeting to one node. */
@NullMarked
package io.ensemble.fleet.placement;

import org.jspecify.annotations.NullMarked;
