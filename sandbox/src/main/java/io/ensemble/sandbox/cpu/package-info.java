/** How busy a node would be, and what its node_exporter would say about it. */
@NullMarked
package io.ensemble.sandbox.cpu;

import org.jspecify.annotations.NullMarked;
