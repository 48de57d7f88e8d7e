/** One look at all nodes. */
@NullMarked
package io.ensemble.poller.round;

import org.jspecify.annotations.NullMarked;
