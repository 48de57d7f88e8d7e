package io.ensemble.sandbox.callback;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Callbacks to one address, delivered one after the other. */
public final class Outbox {

    @FunctionalInterface
    interface Delivery {
        boolean deliver(Callback callback) throws InterruptedException;
    }

    private final Delivery delivery;
    private final Runnable givingUp;
    private final Executor executor;
    private final Queue<Callback> waiting = new ArrayDeque<>();
    private boolean busy;

    Outbox(Delivery delivery, Runnable givingUp, Executor executor) {
        this.delivery = delivery;
        this.givingUp = givingUp;
        this.executor = executor;
    }

    public void put(Callback callback) {
        synchronized (this) {
            waiting.add(callback);
            if (busy) {
                return;
            }
            busy = true;
        }
        executor.execute(this::empty);
    }

    private void empty() {
        try {
            for (var callback = next(); callback != null; callback = next()) {
                if (!delivery.deliver(callback)) {
                    giveUp();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Callback next() {
        var callback = waiting.poll();
        busy = callback != null;
        return callback;
    }

    private void giveUp() {
        synchronized (this) {
            waiting.clear();
        }
        givingUp.run();
    }
}
