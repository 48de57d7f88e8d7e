// SPDX-License-Identifier: Apache-2.0
package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromqlTest {

    @Test
    void metricsAreFoundAmongFunctionsLabelsAndWords() {
        assertThat(Promql.metrics("sum by (le, job) (rate(http_seconds_bucket{job=\"a{b\", x=~'c|d'}[5m])) > 0.5"))
                .containsExactly("http_seconds_bucket");
        assertThat(Promql.metrics("a:b:max == 0 and on (node) group_left () max(c_d) unless e offset 15m"))
                .containsExactly("a:b:max", "c_d", "e");
        assertThat(Promql.metrics("histogram_quantile (0.95, sum(x)) or 1 - y / (z > bool 1e3) or vector(+Inf)"))
                .containsExactly("x", "y", "z");
        assertThat(Promql.metrics("min_over_time((a - b)[15m:1m]) > 12 * 3600")).containsExactly("a", "b");
    }

    @Test
    void jobsAreFound() {
        assertThat(Promql.jobs("up{job=\"a\"} or x{job=~\"b|c\", job=\"$job\"} + y{z=\"1\",job=\"d\"}"))
                .containsExactly("a", "d");
    }
}
