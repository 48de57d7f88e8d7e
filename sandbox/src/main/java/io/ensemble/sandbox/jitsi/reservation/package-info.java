/** Asks outside whether a room may open, as prosody's module {@code reservations} does. */
@NullMarked
package io.ensemble.sandbox.jitsi.reservation;

import org.jspecify.annotations.NullMarked;
