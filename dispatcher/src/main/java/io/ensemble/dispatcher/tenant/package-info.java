/** Tenants as operators see them. */
@NullMarked
package io.ensemble.dispatcher.tenant;

import org.jspecify.annotations.NullMarked;
