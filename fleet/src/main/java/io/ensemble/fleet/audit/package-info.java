/** Who did what to which node, when and why. */
@NullMarked
package io.ensemble.fleet.audit;

import org.jspecify.annotations.NullMarked;
