/** Test support that every service uses: a real Redis. */
@NullMarked
package io.ensemble.fleet.testing;

import org.jspecify.annotations.NullMarked;
