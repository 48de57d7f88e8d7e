/** How many nodes there should be. Nobody is told; whoever starts and stops machines reads the metric. */
@NullMarked
package io.ensemble.dispatcher.capacity;

import org.jspecify.annotations.NullMarked;
