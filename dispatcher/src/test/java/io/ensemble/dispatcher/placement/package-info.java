/** Tests of the rules, without a framework. */
@NullMarked
package io.ensemble.dispatcher.placement;

import org.jspecify.annotations.NullMarked;
