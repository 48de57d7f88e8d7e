/** Black-box tests over the running suite: real processes, a real store, real clients, a real browser. */
@NullMarked
package io.ensemble.acceptance;

import org.jspecify.annotations.NullMarked;
