package io.ensemble.poller;

import java.time.Duration;

/**
 * For how long this process has been running. Whoever waits goes by it: unlike a clock, it cannot be set back by NTP or by a
 * machine that is resumed.
 */
@FunctionalInterface
public interface Uptime {

    /** It only ever grows. */
    Duration now();
}
