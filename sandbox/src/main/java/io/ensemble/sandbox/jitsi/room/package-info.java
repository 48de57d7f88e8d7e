/** What the rooms of a Jitsi server are called. */
@NullMarked
package io.ensemble.sandbox.jitsi.room;

import org.jspecify.annotations.NullMarked;
