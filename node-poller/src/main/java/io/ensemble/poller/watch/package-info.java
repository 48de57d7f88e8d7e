/** Looks at nodes, at each in its own time. */
@NullMarked
package io.ensemble.poller.watch;

import org.jspecify.annotations.NullMarked;
