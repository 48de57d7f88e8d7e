package io.ensemble.sandbox.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** The one fault that a node has at a time. */
public final class Faults {

    private record Active(Fault fault, CountDownLatch over) {
        Active(Fault fault) {
            this(fault, new CountDownLatch(1));
        }
    }

    private final AtomicReference<Active> active = new AtomicReference<>(new Active(new Fault.None()));

    public Fault current() {
        return active.get().fault();
    }

    /** From now on this is wrong, and nothing else. */
    public void set(Fault fault) {
        active.getAndSet(new Active(fault)).over().countDown();
    }

    public void clear() {
        set(new Fault.None());
    }

    /** Ends this fault, unless it was replaced in the meantime. */
    public void clear(Fault fault) {
        var now = active.get();
        if (now.fault().equals(fault) && active.compareAndSet(now, new Active(new Fault.None()))) {
            now.over().countDown();
        }
    }

    /** How far the node's clock is off. */
    public Duration clockSkew() {
        return current() instanceof Fault.Clock(var seconds) ? Duration.ofSeconds(seconds) : Duration.ZERO;
    }

    /** Waits until another fault, or none, takes the place of the present one. */
    void awaitChange() throws InterruptedException {
        active.get().over().await();
    }
}
