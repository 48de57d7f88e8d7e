/** The rooms of a simulated Jitsi server, and who is in them. */
@NullMarked
package io.ensemble.sandbox.jitsi.room;

import org.jspecify.annotations.NullMarked;
