// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrievanceTest {

    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(Grievance.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(String.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    @Test
    void isToldOnceUntilItChangesOrIsOver() {
        var grievance = new Grievance("Prometheus");
        grievance.isOver();
        grievance.is("gone");
        grievance.is("gone");
        grievance.is("odd");
        grievance.isOver();
        grievance.isOver();

        assertThat(lines).containsExactly("Prometheus: gone", "Prometheus: odd", "Prometheus: is well again");
    }
}
