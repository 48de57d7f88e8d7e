/** How busy the processors of nodes are. */
@NullMarked
package io.ensemble.poller.cpu;

import org.jspecify.annotations.NullMarked;
