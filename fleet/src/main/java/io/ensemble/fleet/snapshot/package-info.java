/** What the pollers last saw of every node, and who they are. */
@NullMarked
package io.ensemble.fleet.snapshot;

import org.jspecify.annotations.NullMarked;
