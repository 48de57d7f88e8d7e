package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts what came of asking for a place. */
@Startup // so that all meters are there before the first request
@ApplicationScoped
class PlacementMeters {

    enum Outcome {
        MADE("made"),
        FOUND("found"),
        AGREED("agreed"),
        LIMIT_REACHED("limit_reached"),
        NO_CANDIDATE("no_candidate"),
        STORE_AWAY("store_away");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Timer duration;

    PlacementMeters(MeterRegistry registry) {
        // All at once, so that each is there as 0 before its first event: an alert on a rate needs the 0.
        for (var outcome : Outcome.values()) {
            var counter = Counter.builder(Meters.PLACEMENTS)
                    .description("Answers to requests for a place")
                    .tag(Meters.OUTCOME, outcome.word)
                    .register(registry);
            outcomes.put(outcome, counter);
        }
        duration = Timer.builder(Meters.PLACEMENT_DURATION)
                .description("How long an answer to a request for a place takes")
                .serviceLevelObjectives(
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(registry);
    }

    void count(Outcome outcome) {
        Objects.requireNonNull(outcomes.get(outcome)).increment();
    }

    Timer duration() {
        return duration;
    }
}
