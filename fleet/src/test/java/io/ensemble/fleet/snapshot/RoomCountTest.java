// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomCountTest {

    private static final NodeSighting LISTED = new NodeSighting(
            "j",
            Health.ONLINE,
            0,
            1,
            Optional.empty(),
            Optional.empty(),
            List.of(new MeetingSighting("maths", "maths", Duration.ZERO, 3, 0, 0, 0, false)));

    private static final NodeSighting BARE =
            new NodeSighting("j", Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), List.of());

    @Test
    void aCountIsWorthMoreThanAnOldList() {
        var sighting = LISTED.counting(RoomCount.by(Source.JICOFO, 2, 8));

        assertThat(sighting.rooms()).isEqualTo(2);
        assertThat(sighting.participants()).isEqualTo(8);
        assertThat(sighting.listsMeetings()).isFalse();
    }

    @Test
    void whatNobodyCountsIsUnknownAndNotNothing() {
        var sighting = BARE.counting(RoomCount.UNKNOWN);

        assertThat(sighting.countsPeople()).isFalse();
        assertThat(sighting.knownEmpty()).isFalse();
        assertThat(LISTED.counting(RoomCount.UNKNOWN).participants()).isEqualTo(3);
    }

    @Test
    void aBridgeCannotKnowThatANodeIsEmpty() {
        assertThat(BARE.counting(RoomCount.by(Source.BRIDGE, 0, 0)).knownEmpty())
                .isFalse();
        assertThat(BARE.counting(RoomCount.by(Source.JICOFO, 0, 0)).knownEmpty())
                .isTrue();
        assertThat(BARE.counting(RoomCount.by(Source.CENSUS, 0, 0)).knownEmpty())
                .isTrue();
        assertThat(BARE.knownEmpty()).isTrue();
    }

    @Test
    void thereAreNeverFewerThanNone() {
        assertThatThrownBy(() -> RoomCount.by(Source.BRIDGE, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRoomIsNotAMeetingOfTheSameName() {
        var rooms = LISTED.counting(RoomCount.by(Source.CENSUS, 1, 3));
        var snapshot = new Snapshot(Instant.EPOCH, Map.of("j", rooms));

        assertThat(snapshot.nodeWithMeeting("maths", NodeKind.JITSI)).contains("j");
        assertThat(snapshot.nodeWithMeeting("maths", NodeKind.BIGBLUEBUTTON)).isEmpty();
    }
}
