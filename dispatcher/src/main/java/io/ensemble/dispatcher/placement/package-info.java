/** Which node takes a meeting: filters, load, one choice, and the API that asks for it. */
@NullMarked
package io.ensemble.dispatcher.placement;

import org.jspecify.annotations.NullMarked;
