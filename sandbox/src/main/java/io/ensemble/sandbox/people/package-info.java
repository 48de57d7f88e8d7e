/** Synthetic people, so that a fleet without visitors looks alive. */
@NullMarked
package io.ensemble.sandbox.people;

import org.jspecify.annotations.NullMarked;
