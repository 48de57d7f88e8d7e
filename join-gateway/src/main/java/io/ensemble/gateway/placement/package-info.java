/** What this gateway knows by itself of where meetings are. */
@NullMarked
package io.ensemble.gateway.placement;

import org.jspecify.annotations.NullMarked;
