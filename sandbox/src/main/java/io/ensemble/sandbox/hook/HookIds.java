package io.ensemble.sandbox.hook;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** IDs of hooks: UUIDs since version 3 of bbb-webhooks. */
record HookIds(RandomGenerator random) {

    // Version 4, variant 1 (RFC 9562): all other bits are random.
    String next() {
        var high = (random.nextLong() & ~0xF000L) | 0x4000L;
        var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
