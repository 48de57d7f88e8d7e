/** Tests of the rules, without a framework. */
@NullMarked
package io.ensemble.dispatcher.reconciliation;

import org.jspecify.annotations.NullMarked;
