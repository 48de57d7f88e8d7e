// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"biology", "a:b", "jitsi", "jitsi:x", ":"})
    void everyKeyIsReadBack(String id) {
        var meeting = new MeetingKey("moodle", id);
        var room = MeetingKey.jitsi("moodle", id);

        assertThat(MeetingKey.parse(meeting.asText())).isEqualTo(meeting);
        assertThat(MeetingKey.parse(room.asText())).isEqualTo(room);
        assertThat(room.asText()).isNotEqualTo(meeting.asText());
    }

    @Test
    void aMeetingStandsAsItAlwaysDid() {
        assertThat(new MeetingKey("default", "biology").asText()).isEqualTo("default:biology");
    }
}
