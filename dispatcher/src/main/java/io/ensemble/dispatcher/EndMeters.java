// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts what came of ending meetings. */
@Startup // so that all meters are there before the first end
@ApplicationScoped
public class EndMeters {

    /** Why a meeting is ended. */
    public enum Reason {
        /** The deadline of a draining node is over. */
        DRAIN,
        /** An operator wants all meetings of a node ended at once. */
        PANIC,
        /** It is a copy of a meeting that runs on another node. */
        COPY,
        /** Its node was away when somebody ended it, and came back with it. */
        OVER
    }

    private final Map<Reason, Counter> ended = new EnumMap<>(Reason.class);
    private final Map<Reason, Counter> failed = new EnumMap<>(Reason.class);

    EndMeters(MeterRegistry registry) {
        for (var reason : Reason.values()) {
            ended.put(reason, counter(reason, "ended", registry));
            failed.put(reason, counter(reason, "failed", registry));
        }
    }

    /** An end was asked for. */
    public void count(Reason reason, boolean success) {
        Objects.requireNonNull((success ? ended : failed).get(reason)).increment();
    }

    private static Counter counter(Reason reason, String outcome, MeterRegistry registry) {
        return Counter.builder(Meters.MEETINGS_ENDED)
                .description("Calls that were to end a meeting")
                .tag(Meters.REASON, reason.name().toLowerCase(Locale.ROOT))
                .tag(Meters.OUTCOME, outcome)
                .register(registry);
    }
}
