/** The one place where Redis is spoken. Only the classes named *Store touch it; {@link io.ensemble.fleet.store.FleetView} keeps what they read at hand. */
@NullMarked
package io.ensemble.fleet.store;

import org.jspecify.annotations.NullMarked;
