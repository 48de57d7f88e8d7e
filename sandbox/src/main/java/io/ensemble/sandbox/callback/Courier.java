package io.ensemble.sandbox.callback;

import io.ensemble.sandbox.meeting.TimeScale;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Delivers callbacks, again and again if need be. */
public final class Courier {

    /** Makes one request. */
    @FunctionalInterface
    public interface Sender {
        /** The status of the answer; 0 if there was none. */
        int send(Callback callback, DeliveryRules rules) throws InterruptedException;
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    private final Sender sender;
    private final Pause pause;
    private final TimeScale scale;
    private final Executor executor;

    public Courier(Sender sender, Pause pause, TimeScale scale, Executor executor) {
        this.sender = sender;
        this.pause = pause;
        this.scale = scale;
        this.executor = executor;
    }

    /** Delivers on its own; nobody hears whether it worked. */
    public void send(Callback callback, DeliveryRules rules) {
        executor.execute(() -> {
            try {
                var _ = deliver(callback, rules);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * A queue whose callbacks arrive in their order, since none starts before the last one is delivered.
     *
     * @param givingUp told when a callback could not be delivered; what waits behind it is dropped
     */
    public Outbox outbox(DeliveryRules rules, Runnable givingUp) {
        return new Outbox(callback -> deliver(callback, rules), givingUp, executor);
    }

    private boolean deliver(Callback callback, DeliveryRules rules) throws InterruptedException {
        if (rules.delivered(sender.send(callback, rules))) {
            return true;
        }
        for (var wait : rules.retries()) {
            pause.sleep(scale.real(wait));
            if (rules.delivered(sender.send(callback, rules))) {
                return true;
            }
        }
        return false;
    }
}
