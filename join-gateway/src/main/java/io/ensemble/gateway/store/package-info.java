/** The store as requests see it. */
@NullMarked
package io.ensemble.gateway.store;

import org.jspecify.annotations.NullMarked;
