/** One simulated node: its parts wired together behind one port. */
@NullMarked
package io.ensemble.sandbox.node;

import org.jspecify.annotations.NullMarked;
