// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.Wrong;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SightingJsonTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
    private static final NodeSighting SIGHTING = new NodeSighting(
            "jitsi-01",
            Health.UNSTABLE,
            1,
            0,
            Optional.of("Silence"),
            Optional.of(NOON),
            List.of(new MeetingSighting("m", "i", Duration.ofNanos(1_500_000_001), 3, 1, 2, 1, false)),
            Optional.of(NOON.plusNanos(1)),
            Optional.of(NOON),
            OptionalDouble.of(0.123456789),
            Optional.of(Wrong.CLOCK),
            List.of(NOON.minusSeconds(60)),
            Optional.of(RoomCount.UNKNOWN),
            List.of(NOON.minusSeconds(30), NOON));

    @Test
    void whatIsReadIsWhatWasWritten() {
        assertThat(FleetJson.read(FleetJson.write(SIGHTING), NodeSighting.class))
                .isEqualTo(SIGHTING);
    }

    @Test
    void wordsThatOnlyALaterPollerKnowsKeepNewMeetingsAwayAndLeaveThoseThatRunAlone() {
        // Given
        var later = FleetJson.write(SIGHTING)
                .replace("\"CLOCK\"", "\"MOOD\"")
                .replace("\"UNSTABLE\"", "\"DIZZY\"")
                .replace("\"NOBODY\"", "\"ORACLE\"");
        assertThat(later).contains("MOOD", "DIZZY", "ORACLE");

        // Then
        var read = FleetJson.read(later, NodeSighting.class);
        assertThat(read.wrong()).contains(Wrong.ANSWER);
        assertThat(read.health()).isEqualTo(Health.UNSTABLE);
        assertThat(read.listsMeetings()).isFalse();
        assertThat(read.meetings()).isEqualTo(SIGHTING.meetings());
    }

    @Test
    void aSightingOfAPollerOfAnEarlierVersionHasNoStumbles() {
        var earlier = FleetJson.write(SIGHTING).replaceAll(",\"stumbles\":\\[[^]]*]", "");
        assertThat(earlier).doesNotContain("stumbles");
        assertThat(FleetJson.read(earlier, NodeSighting.class).stumbles()).isEmpty();
    }
}
