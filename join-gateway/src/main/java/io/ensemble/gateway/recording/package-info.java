/** Recordings and their text tracks, wherever in the fleet they are. */
@NullMarked
package io.ensemble.gateway.recording;

import org.jspecify.annotations.NullMarked;
