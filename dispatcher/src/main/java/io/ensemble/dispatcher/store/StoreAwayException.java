package io.ensemble.dispatcher.store;

/** The store did not answer in time, or refused. */
public final class StoreAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreAwayException(RuntimeException cause) {
        // Without a stack trace: it is an outage, not a mistake of ours, and may happen thousands of times a minute.
        super("The store does not answer", cause, false, false);
    }
}
