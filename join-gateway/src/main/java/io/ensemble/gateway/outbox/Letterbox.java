package io.ensemble.gateway.outbox;

import io.ensemble.fleet.callback.Letter;
import io.ensemble.fleet.store.OutboxStore;
import io.ensemble.fleet.store.OutboxStore.Depth;
import io.ensemble.fleet.store.OutboxStore.Taken;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.gateway.store.PresentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * The outbox in the store, behind the circuit breaker. A store that was emptied knows nothing of the outbox: that is no
 * outage, so the outbox is opened again.
 */
@ApplicationScoped
class Letterbox {

    private final OutboxStore outbox;
    private final StoreAccess store;
    private final PresentStore present;

    Letterbox(OutboxStore outbox, StoreAccess store, PresentStore present) {
        this.outbox = outbox;
        this.store = store;
        this.present = present;
    }

    /** Puts a letter in for a request. Answers whether it was not there before. */
    boolean put(Letter letter) {
        return present.ask(() -> outbox.put(letter));
    }

    /** Takes letters that nobody has taken; waits a while if there are none. */
    List<Taken> take(String taker, int atMost, Duration patience) {
        return store.ask(() -> unlessEmptied(() -> outbox.take(taker, atMost, patience)));
    }

    /** Takes over letters that somebody else took long ago and has not settled. */
    List<Taken> takeOver(String taker, int atMost, Duration takenAtLeast) {
        return store.ask(() -> unlessEmptied(() -> outbox.takeOver(taker, atMost, takenAtLeast)));
    }

    /** Whether a letter was delivered already, by somebody who could not settle it. */
    boolean wasDelivered(Letter letter) {
        return store.ask(() -> outbox.wasDelivered(letter));
    }

    /** Settles a letter that was delivered. */
    void delivered(Taken taken) {
        store.tell(() -> outbox.delivered(taken));
    }

    /** Puts a letter off until then. */
    void retry(Taken taken, Letter changed, Instant at) {
        store.tell(() -> outbox.retry(taken, changed, at));
    }

    /** Gives a letter up. */
    void giveUp(Taken taken, Letter changed, Instant now) {
        store.tell(() -> outbox.giveUp(taken, changed, now));
    }

    /** Brings back the letters that were put off until now. */
    void bringBack(Instant now) {
        store.tell(() -> outbox.bringBack(now));
    }

    /** How many letters there are. */
    Depth depth() {
        return store.ask(outbox::depth);
    }

    private List<Taken> unlessEmptied(Supplier<List<Taken>> taking) {
        try {
            return taking.get();
        } catch (RuntimeException refused) {
            if (!saysThatItIsGone(refused)) {
                throw refused;
            }
            outbox.open();
            return List.of();
        }
    }

    // The second one is said to whoever is waiting for letters at that moment.
    private static boolean saysThatItIsGone(RuntimeException refused) {
        var words = String.valueOf(refused.getMessage());
        return words.contains("NOGROUP") || words.contains("UNBLOCKED");
    }
}
