/** How the store itself is. */
@NullMarked
package io.ensemble.dispatcher.store;

import org.jspecify.annotations.NullMarked;
