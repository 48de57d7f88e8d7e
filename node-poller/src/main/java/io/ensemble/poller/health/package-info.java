/** Makes a verdict out of good and failed polls. */
@NullMarked
package io.ensemble.poller.health;

import org.jspecify.annotations.NullMarked;
