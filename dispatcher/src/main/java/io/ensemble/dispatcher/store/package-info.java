/** The one way from here to the shared store, and what happens while it is away. */
@NullMarked
package io.ensemble.dispatcher.store;

import org.jspecify.annotations.NullMarked;
