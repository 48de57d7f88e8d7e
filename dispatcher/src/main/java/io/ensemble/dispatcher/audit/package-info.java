/** Who did what to which node, when and why. */
@NullMarked
package io.ensemble.dispatcher.audit;

import org.jspecify.annotations.NullMarked;
