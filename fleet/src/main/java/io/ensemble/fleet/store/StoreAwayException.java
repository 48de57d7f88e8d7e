// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import org.jspecify.annotations.Nullable;

/** The store did not answer in time, or refused, or is known to be away, or holds what this version cannot read. */
public final class StoreAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreAwayException(String why) {
        this(why, null);
    }

    StoreAwayException(String why, @Nullable RuntimeException cause) {
        // Without a stack trace: it is an outage, not a mistake of ours, and may happen thousands of times a minute.
        super(why, cause, false, false);
    }
}
