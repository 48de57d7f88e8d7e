/** Who may use the API: the bearer of a key. */
@NullMarked
package io.ensemble.dispatcher.access;

import org.jspecify.annotations.NullMarked;
