// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.dispatcher.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrainDeadlineTest {

    private static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT2H,                      2026-09-30T14:00:00Z",
        "PT0S,                      2026-09-30T12:00:00Z",
        "P1DT30M,                   2026-10-01T12:30:00Z",
        "2026-10-01T04:00:00Z,      2026-10-01T04:00:00Z",
        "2026-10-01T04:00:00+02:00, 2026-10-01T02:00:00Z",
        "2026-10-01T04:00+02:00,    2026-10-01T02:00:00Z"
    })
    void itIsADurationOrATime(String text, Instant meant) {
        assertThat(DrainDeadline.read(text, NOW)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "-PT1M,                must not be in the past",
        "2026-09-30T11:59:59Z, must not be in the past",
        "PT1000H,              must be within 30 days",
        "P99999999999999999D,  must be a duration such as PT30M",
        "2036-10-01T04:00:00Z, must be within 30 days",
        "2026-10-01T04:00:00,  must be a duration such as PT30M",
        "30m,                  must be a duration such as PT30M",
        "'',                   must be a duration such as PT30M",
        "P,                    must be a duration such as PT30M"
    })
    void whatCannotBeMeantIsRefused(String text, String why) {
        assertThatThrownBy(() -> DrainDeadline.read(text, NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(why);
    }
}
