/** The way into a room of a simulated Jitsi server. */
@NullMarked
package io.ensemble.sandbox.jitsi.door;

import org.jspecify.annotations.NullMarked;
