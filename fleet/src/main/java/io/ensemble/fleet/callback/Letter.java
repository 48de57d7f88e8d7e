package io.ensemble.fleet.callback;

import java.time.Instant;

/**
 * A callback in the outbox.
 *
 * @param id the same for the same event however often a node tells of it, so that it is sent once
 * @param since when it was put there
 * @param attempts how often it was tried in vain
 * @param lastError why the last attempt failed, in words for an operator; empty before the first
 */
public record Letter(String id, Callback callback, Instant since, int attempts, String lastError) {

    /** A letter that nobody has tried to deliver. */
    public static Letter fresh(String id, Callback callback, Instant now) {
        return new Letter(id, callback, now, 0, "");
    }

    /** This letter after one more attempt in vain. */
    public Letter failed(String error) {
        return new Letter(id, callback, since, attempts + 1, error);
    }

    /** This letter as if it had never been tried. */
    public Letter anew() {
        return new Letter(id, callback, since, 0, "");
    }
}
