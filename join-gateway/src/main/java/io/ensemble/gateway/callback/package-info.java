/** Callbacks: nodes are given addresses of ours, and what they tell there is verified and put into the outbox. */
@NullMarked
package io.ensemble.gateway.callback;

import org.jspecify.annotations.NullMarked;
