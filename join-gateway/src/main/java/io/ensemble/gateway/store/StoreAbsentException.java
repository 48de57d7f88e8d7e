package io.ensemble.gateway.store;

/** The store is not there now. Nothing was asked of it, or no answer came. */
public final class StoreAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreAbsentException() {
        // Without a stack trace: it is an outage, not a mistake of ours, and each request meets it.
        super("The store is away", null, false, false);
    }
}
