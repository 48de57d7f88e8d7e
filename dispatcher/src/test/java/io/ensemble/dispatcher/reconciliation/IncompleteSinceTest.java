// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncompleteSinceTest {

    private static final Instant BEGAN = Instant.ofEpochSecond(1_000);
    private static final Logger LOGGER = Logger.getLogger(IncompleteSince.class.getName());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> said = new ArrayList<>();
    private final Handler listener = new Listener();
    private Instant now = BEGAN;
    private final IncompleteSince incomplete = new IncompleteSince(registry, () -> now);

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(listener);
    }

    @Test
    void howLongItLastsIsShownUntilItIsOver() {
        assertThat(shown()).isZero();
        note(1_000);
        assertThat(shown()).isZero();
        note(1_240);
        assertThat(shown()).isEqualTo(240);
        incomplete.over();
        assertThat(shown()).isZero();
    }

    @Test
    void itIsSaidOnceWhatNodesAreWaitedForAndAgainTheNextTime() {
        note(1_060);
        assertThat(said).isEmpty();
        note(1_061);
        note(1_062);
        assertThat(said).hasSize(1).allSatisfy(line -> assertThat(line).contains("bbb-02, bbb-03"));
        incomplete.over();
        note(1_100);
        assertThat(said).hasSize(2);
    }

    private void note(int second) {
        now = Instant.ofEpochSecond(second);
        incomplete.note(BEGAN, new TreeSet<>(List.of("bbb-03", "bbb-02")));
    }

    private double shown() {
        return registry.get("ensemble.placements.incomplete").gauge().value();
    }
}
