/** Callbacks that could not be delivered, for operators to look at and to send again. */
@NullMarked
package io.ensemble.dispatcher.callback;

import org.jspecify.annotations.NullMarked;
