/** The operators' web page. */
@NullMarked
package io.ensemble.dispatcher.console;

import org.jspecify.annotations.NullMarked;
