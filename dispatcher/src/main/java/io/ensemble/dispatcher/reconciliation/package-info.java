/** Brings placements in line with the meetings that polling sees. */
@NullMarked
package io.ensemble.dispatcher.reconciliation;

import org.jspecify.annotations.NullMarked;
