/** What a Jitsi server tells of itself, and how it is read. */
@NullMarked
package io.ensemble.poller.jitsi;

import org.jspecify.annotations.NullMarked;
