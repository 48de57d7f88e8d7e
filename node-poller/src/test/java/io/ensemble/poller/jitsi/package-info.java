@NullMarked
package io.ensemble.poller.jitsi;

import org.jspecify.annotations.NullMarked;
