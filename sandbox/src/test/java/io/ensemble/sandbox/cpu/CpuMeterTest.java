package io.ensemble.sandbox.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ensemble.sandbox.meeting.FakeTime;
import io.ensemble.sandbox.meeting.Occupancy;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

    private static final Occupancy NOBODY = new Occupancy(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final Occupancy BUSY = new Occupancy(8, 200, 40, 160, 16, 384, 0, 0, 0, 0);

    private final FakeTime time = new FakeTime();
    private Occupancy occupancy = NOBODY;
    private final CpuMeter meter =
            new CpuMeter(8, time, new Random(1), new MeetingWork(() -> occupancy, new Random(2)));

    @Test
    void givesRateTheCpuOfTheModel() {
        // Given
        occupancy = BUSY;
        run(60);
        // When
        var before = meter.advance();
        run(300);
        var after = meter.advance();
        // Then: what "1 - rate(idle)" computes
        var idle = (after.idleSeconds() - before.idleSeconds()) / 300;
        assertThat(1 - idle).isCloseTo(0.697, within(0.01));
    }

    @Test
    void countsEverySecondOnce() {
        // When
        run(100);
        var reading = meter.advance();
        // Then
        assertThat(reading.userSeconds()
                        + reading.systemSeconds()
                        + reading.softirqSeconds()
                        + reading.niceSeconds()
                        + reading.idleSeconds())
                .isCloseTo(100, within(1e-6));
    }

    @Test
    void risesSmoothly() {
        // Given
        run(10);
        occupancy = BUSY;
        // When
        run(1);
        var soon = meter.advance().percent();
        run(60);
        var late = meter.advance().percent();
        // Then
        assertThat(soon).isLessThan(20);
        assertThat(late).isBetween(66.0, 73.0);
    }

    @Test
    void neverExceedsTheMachine() {
        // Given
        occupancy = new Occupancy(50, 5000, 5000, 0, 0, 100_000, 50, 0, 0, 0);
        // When
        run(120);
        // Then
        assertThat(meter.advance().busy()).isBetween(0.9, 1.0);
    }

    @Test
    void worksOnceForEveryJoinAndDocument() {
        // Given
        run(60);
        var before = meter.advance().idleSeconds();
        occupancy = new Occupancy(0, 0, 0, 0, 0, 0, 0, 20, 2, 0);
        // When
        run(120);
        var busyCoreSeconds = 8 * (120 - (meter.advance().idleSeconds() - before));
        // Then: 20 joins of 0.3, two documents of 5 to 20, and 0.2 cores all the time, give or take the noise
        assertThat(busyCoreSeconds).isBetween(6 + 10 + 24 - 15.0, 6 + 40 + 24 + 15.0);
    }

    private void run(int seconds) {
        for (var i = 0; i < seconds; i++) {
            time.advance(Duration.ofSeconds(1));
            meter.advance();
        }
    }
}
