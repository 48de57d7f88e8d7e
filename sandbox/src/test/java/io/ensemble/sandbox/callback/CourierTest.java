package io.ensemble.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.meeting.TimeScale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourierTest {

    private final List<String> sent = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"200,1", "204,1", "401,1", "302,13", "404,13", "0,13"})
    void triesAWebhookUntilItsRetriesAreUsedUp(int status, int attempts) {
        // Given
        var outbox = courier(status).outbox(DeliveryRules.HOOK, () -> givenUp.add("now"));
        // When
        outbox.put(Callback.get("https://a.example"));
        // Then
        assertThat(sent).hasSize(attempts);
        assertThat(givenUp).hasSize(attempts == 1 ? 0 : 1);
    }

    @Test
    void waitsInScaledTime() {
        // Given
        var outbox = courier(500).outbox(DeliveryRules.HOOK, () -> givenUp.add("now"));
        // When
        outbox.put(Callback.get("https://a.example"));
        // Then
        assertThat(pauses)
                .startsWith(Duration.ofMillis(10), Duration.ofMillis(50))
                .endsWith(Duration.ofSeconds(6))
                .hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"404", "410", "500"})
    void triesARecordingReadyCallbackOnce(int status) {
        // When
        courier(status).send(Callback.get("https://a.example"), DeliveryRules.ONCE);
        // Then
        assertThat(sent).hasSize(1);
    }

    @Test
    void deliversOneAfterTheOther() {
        // Given: the front end makes the next thing happen before it answers
        var boxes = new ArrayList<Outbox>();
        var courier = new Courier(
                (callback, rules) -> {
                    sent.add("begin " + callback.url());
                    if (callback.url().equals("1")) {
                        boxes.getFirst().put(Callback.get("2"));
                    }
                    sent.add("end " + callback.url());
                    return 200;
                },
                pauses::add,
                TimeScale.REAL,
                Runnable::run);
        boxes.add(courier.outbox(DeliveryRules.HOOK, () -> givenUp.add("now")));
        // When
        boxes.getFirst().put(Callback.get("1"));
        // Then
        assertThat(sent).containsExactly("begin 1", "end 1", "begin 2", "end 2");
    }

    private Courier courier(int status) {
        return new Courier(
                (callback, rules) -> {
                    sent.add(callback.url());
                    return status;
                },
                pauses::add,
                new TimeScale(10),
                Runnable::run);
    }
}
