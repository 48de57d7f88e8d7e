/** Asks the dispatcher for decisions. */
@NullMarked
package io.ensemble.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
