/** A whole fleet on one machine: simulated nodes for the demo, tests and benchmarks. */
@NullMarked
package io.ensemble.sandbox;

import org.jspecify.annotations.NullMarked;
