package io.ensemble.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.meeting.TimeScale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndCallbacksTest {

    private final List<String> sent = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void callsBothAddressesWithWhatEachExpects() {
        // Given
        var callbacks = callbacks(true);
        // When
        callbacks.ended(ended(
                "meetingID",
                "a b",
                "name",
                "Class",
                "meetingEndedURL",
                "https://lms.example.org/ended",
                "meta_endCallbackUrl",
                "https://lms.example.org/cb?key=1"));
        // Then
        assertThat(sent)
                .containsExactly(
                        "https://lms.example.org/ended?recordingmarks=false",
                        "https://lms.example.org/cb?key=1&recordingmarks=false&meetingID=a+b");
        assertThat(pauses).isEmpty();
    }

    @Test
    void triesAgainFourTimesInScaledTime() {
        // Given
        var callbacks = callbacks(false);
        // When
        callbacks.ended(ended("meetingID", "m1", "name", "Class", "meetingEndedURL", "https://lms.example.org/e"));
        // Then
        assertThat(sent).hasSize(5);
        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(12), Duration.ofSeconds(30));
    }

    @Test
    void staysSilentForBreakoutRooms() {
        // Given
        var callbacks = callbacks(true);
        // When
        callbacks.ended(ended(
                "meetingID",
                "room",
                "name",
                "Room",
                "isBreakout",
                "true",
                "parentMeetingID",
                "p",
                "meta_endCallbackUrl",
                "https://lms.example.org/cb"));
        // Then
        assertThat(sent).isEmpty();
    }

    private EndCallbacks callbacks(boolean delivered) {
        return new EndCallbacks(new Courier(
                (callback, rules) -> {
                    sent.add(callback.url());
                    return delivered ? 200 : 302;
                },
                pauses::add,
                new TimeScale(10),
                Runnable::run));
    }

    private static MeetingEvent.Ended ended(String... parameters) {
        return Endings.of(false, parameters);
    }
}
