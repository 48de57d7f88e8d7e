package io.ensemble.gateway.store;

import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * The way of requests to the store: there, or not. While it is away no request waits for it, not even to find out whether
 * it is back: what is done every second anyway finds out. So an outage costs people one deadline at its beginning.
 */
@ApplicationScoped
public class PresentStore {

    private final StoreAccess access;

    public PresentStore(StoreAccess access) {
        this.access = access;
    }

    /**
     * Asks the store.
     *
     * @param question may be asked several times
     * @throws StoreAbsentException if it does not answer, or did not answer others just now
     */
    public <T> T ask(Supplier<T> question) {
        failWhileAway();
        try {
            return access.ask(() -> {
                // It may have gone away while this call waited for its turn.
                failWhileAway();
                return question.get();
            });
        } catch (StoreAwayException away) {
            throw new StoreAbsentException();
        }
    }

    /** Tells the store something, like {@link #ask}. */
    public void tell(Runnable statement) {
        ask(() -> {
            statement.run();
            return true;
        });
    }

    private void failWhileAway() {
        if (access.away()) {
            throw new StoreAbsentException();
        }
    }
}
