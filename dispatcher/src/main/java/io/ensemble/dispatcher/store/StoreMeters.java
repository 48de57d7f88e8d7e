// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.store;

import io.ensemble.dispatcher.Meters;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.Vitals;
import io.ensemble.fleet.store.VitalsStore;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Shows how the store is, so that no exporter beside it is needed. */
@Startup // so that the meters are there before the first look
@ApplicationScoped
class StoreMeters {

    private final VitalsStore vitals;
    private volatile Optional<Vitals> last = Optional.empty();
    private volatile long evicted;

    StoreMeters(VitalsStore vitals, StoreAccess store, MeterRegistry registry) {
        this.vitals = vitals;
        Gauge.builder(Meters.STORE_AWAY, store, any -> any.away() ? 1 : 0)
                .description("1 while the store does not answer this dispatcher")
                .strongReference(true)
                .register(registry);
        gauge(
                        Meters.STORE_UPTIME,
                        "Since the server that answers is up",
                        now -> now.up().toSeconds())
                .baseUnit("seconds")
                .register(registry);
        gauge(Meters.STORE_MEMORY_USED, "Memory of the store that is in use", Vitals::memoryUsed)
                .baseUnit("bytes")
                .register(registry);
        gauge(Meters.STORE_MEMORY_LIMIT, "Memory that it may use; 0 without a limit", Vitals::memoryLimit)
                .baseUnit("bytes")
                .register(registry);
        gauge(Meters.STORE_REPLICAS, "Replicas that follow it", Vitals::replicas)
                .register(registry);
        FunctionCounter.builder(Meters.STORE_EVICTED, this, any -> any.evicted)
                .description("Keys that the store has thrown away for want of memory")
                .register(registry);
    }

    @Scheduled(every = "{ensemble.dispatcher.vitals-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        last = vitals.read();
        last.ifPresent(now -> evicted = now.evictedKeys());
    }

    private Gauge.Builder<?> gauge(String name, String description, ToDoubleFunction<Vitals> value) {
        return Gauge.builder(name, () -> last.map(value::applyAsDouble).orElse(Double.NaN))
                .description(description);
    }
}
