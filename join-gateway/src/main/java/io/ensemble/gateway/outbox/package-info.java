/** Delivers what is in the outbox to front ends, each letter once, wherever the front end is allowed to be. */
@NullMarked
package io.ensemble.gateway.outbox;

import org.jspecify.annotations.NullMarked;
