package io.ensemble.sandbox.node;

import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.web.WebServer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Closes a node's port for a while; the fault that asked for it is then over. */
record PortCloser(Supplier<WebServer> server, Faults faults) implements Consumer<Duration> {

    // In a thread of its own, since closing the port waits for the request that asks for it.
    @Override
    public void accept(Duration duration) {
        var fault = faults.current();
        Thread.startVirtualThread(() -> {
            try {
                server.get().closeFor(duration);
            } finally {
                faults.clear(fault);
            }
        });
    }
}
