/** Tests of the rules, without a framework. */
@NullMarked
package io.ensemble.dispatcher.store;

import org.jspecify.annotations.NullMarked;
