/** What the poller last saw of every node. */
@NullMarked
package io.ensemble.fleet.snapshot;

import org.jspecify.annotations.NullMarked;
