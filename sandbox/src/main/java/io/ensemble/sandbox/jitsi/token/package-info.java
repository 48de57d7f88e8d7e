/** Whom a simulated Jitsi server believes: tokens as prosody verifies them. */
@NullMarked
package io.ensemble.sandbox.jitsi.token;

import org.jspecify.annotations.NullMarked;
