/** How long each service takes to start, and what it takes of memory and disk, in each form that it is built in. */
@NullMarked
package io.ensemble.benchmark.startup;

import org.jspecify.annotations.NullMarked;
