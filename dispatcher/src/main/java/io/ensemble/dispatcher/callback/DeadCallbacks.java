package io.ensemble.dispatcher.callback;

import io.ensemble.fleet.store.DeadLetterStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The callbacks that were given up. */
@ApplicationScoped
class DeadCallbacks {

    private static final Logger LOG = Logger.getLogger(DeadCallbacks.class);

    /** More than anybody reads. */
    private static final int SHOWN = 1000;

    /** What the store gives; it refuses anything else with an error of its own. */
    private static final Pattern ENTRY = Pattern.compile("[0-9]{1,15}-[0-9]{1,15}");

    private final DeadLetterStore letters;
    private final StoreAccess store;

    DeadCallbacks(DeadLetterStore letters, StoreAccess store) {
        this.letters = letters;
        this.store = store;
    }

    /** The latest ones, the last first. */
    List<DeadCallbackRow> latest() {
        return store.ask(() -> letters.latest(SHOWN)).stream()
                .map(DeadCallbackRow::of)
                .toList();
    }

    /** Has one delivered after all. Answers whether it was there. */
    boolean resend(String id) {
        var sent = isEntry(id)
                && store.ask(() -> letters.find(id).map(letters::resend).orElse(false));
        if (sent) {
            LOG.infof("An operator has sent the callback %s again", id);
        }
        return sent;
    }

    /** Throws one away. Answers whether it was there. */
    boolean drop(String id) {
        var dropped = isEntry(id) && store.ask(() -> letters.drop(id));
        if (dropped) {
            LOG.infof("An operator has thrown the callback %s away", id);
        }
        return dropped;
    }

    private static boolean isEntry(String id) {
        return ENTRY.matcher(id).matches();
    }
}
