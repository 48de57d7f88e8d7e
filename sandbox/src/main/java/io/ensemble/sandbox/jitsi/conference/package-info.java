/** Who is in which room of a simulated Jitsi server. */
@NullMarked
package io.ensemble.sandbox.jitsi.conference;

import org.jspecify.annotations.NullMarked;
