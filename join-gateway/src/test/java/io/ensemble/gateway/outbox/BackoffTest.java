package io.ensemble.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.gateway.GatewayConfig;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = backoff();

    @Test
    void eachWaitIsWithinAFifthOfWhatIsConfigured() {
        for (var i = 0; i < 1000; i++) {
            assertThat(backoff.after(1).orElseThrow()).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
            assertThat(backoff.after(2).orElseThrow()).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
        }
    }

    @Test
    void afterTheLastWaitALetterIsGivenUp() {
        assertThat(backoff.after(3)).isEmpty();
    }

    private static Backoff backoff() {
        var outbox = mock(GatewayConfig.Outbox.class);
        when(outbox.delays()).thenReturn(List.of(Duration.ofSeconds(1), Duration.ofMinutes(1)));
        var config = mock(GatewayConfig.class);
        when(config.outbox()).thenReturn(outbox);
        return new Backoff(config, new Random(1));
    }
}
