/** Callbacks on their way from nodes to front ends: what the outbox holds. */
@NullMarked
package io.ensemble.fleet.callback;

import org.jspecify.annotations.NullMarked;
