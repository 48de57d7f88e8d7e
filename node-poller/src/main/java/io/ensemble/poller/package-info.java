/** Looks at every node of a fleet and writes what it saw: the snapshot. */
@NullMarked
package io.ensemble.poller;

import org.jspecify.annotations.NullMarked;
