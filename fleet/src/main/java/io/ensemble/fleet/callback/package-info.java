/** Callbacks on their way from nodes to front ends: what the outbox holds, and who wants to hear of what. */
@NullMarked
package io.ensemble.fleet.callback;

import org.jspecify.annotations.NullMarked;
