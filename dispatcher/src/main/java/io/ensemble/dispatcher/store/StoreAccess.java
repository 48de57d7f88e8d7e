package io.ensemble.dispatcher.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Every call to the store goes through here, so that an outage is noticed, told once, and told to be over. */
@ApplicationScoped
public class StoreAccess {

    private static final Logger LOG = Logger.getLogger(StoreAccess.class);

    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * Asks the store.
     *
     * @throws StoreAwayException if it does not answer
     */
    public <T> T ask(Supplier<T> question) {
        T answer;
        try {
            answer = question.get();
        } catch (RuntimeException failure) {
            if (away.compareAndSet(false, true)) {
                LOG.warnf(
                        "The store does not answer (%s). What was last read serves on; new placements are refused"
                                + " until it is back. Check the server that ENSEMBLE_REDIS names and the way to it.",
                        inWords(failure));
            }
            throw new StoreAwayException(failure);
        }
        if (away.compareAndSet(true, false)) {
            LOG.info("The store answers again.");
        }
        return answer;
    }

    /** Tells the store something, like {@link #ask}. */
    public void tell(Runnable statement) {
        ask(() -> {
            statement.run();
            return true;
        });
    }

    /** Whether the last call failed. */
    public boolean away() {
        return away.get();
    }

    private static String inWords(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var message = root.getMessage();
        var kind = root.getClass().getSimpleName();
        return message == null
                ? kind
                : kind + ": " + message.lines().findFirst().orElse("");
    }
}
