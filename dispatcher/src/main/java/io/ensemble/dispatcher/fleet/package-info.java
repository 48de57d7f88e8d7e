/** The fleet as a whole: totals, the age of what was seen, whether this service can answer. */
@NullMarked
package io.ensemble.dispatcher.fleet;

import org.jspecify.annotations.NullMarked;
