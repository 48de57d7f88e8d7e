package io.ensemble.gateway.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VanishedTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final MeetingKey BIOLOGY = new MeetingKey("moodle", "biology");
    private static final MeetingKey ART = new MeetingKey("default", "art");
    private static final Set<MeetingKey> BOTH = Set.of(BIOLOGY, ART);

    private final Vanished vanished = new Vanished(Duration.ofMinutes(2));

    @Test
    void whatWasListedAndIsMissingForLongHasVanished() {
        assertThat(vanished.look(at(0, "biology~moodle", "art"), BOTH)).isEmpty();
        assertThat(vanished.look(at(2, "art"), BOTH)).isEmpty();
        assertThat(vanished.look(at(119, "art"), BOTH)).isEmpty();
        assertThat(vanished.look(at(120, "art"), BOTH)).containsExactly(BIOLOGY);
        assertThat(vanished.look(at(122, "art"), BOTH)).containsExactly(BIOLOGY);
    }

    @Test
    void whatIsListedAgainHasNot() {
        vanished.look(at(0, "art"), BOTH);
        vanished.look(at(100), BOTH);
        vanished.look(at(110, "art"), BOTH);
        assertThat(vanished.look(at(200), BOTH)).isEmpty();
        assertThat(vanished.look(at(230), BOTH)).containsExactly(ART);
    }

    @Test
    void whatWasNeverListedIsNeverMissed() {
        vanished.look(at(0), BOTH);
        assertThat(vanished.look(at(86_400), BOTH)).isEmpty();
    }

    @Test
    void whileNobodyPollsNothingVanishes() {
        vanished.look(at(0, "art"), BOTH);
        vanished.look(at(2), BOTH);
        assertThat(vanished.look(at(2), BOTH)).isEmpty();
    }

    @Test
    void whatNobodyAwaitsAnyMoreIsForgotten() {
        vanished.look(at(0, "art"), BOTH);
        vanished.look(at(2), Set.of());
        assertThat(vanished.look(at(300), BOTH)).isEmpty();

        vanished.look(at(302, "art"), BOTH);
        vanished.keepOnly(Set.of("b"));
        assertThat(vanished.look(at(600), BOTH)).isEmpty();
    }

    @Test
    void breakoutRoomsGoWithTheirParents() {
        vanished.look(sighting(0, List.of(meeting("art", true))), BOTH);
        assertThat(vanished.look(at(300), BOTH)).isEmpty();
    }

    private static NodeSighting at(int seconds, String... meetings) {
        return sighting(
                seconds, Arrays.stream(meetings).map(id -> meeting(id, false)).toList());
    }

    private static MeetingSighting meeting(String id, boolean breakout) {
        return new MeetingSighting(id, "internal-" + id, Duration.ofHours(1), 1, 1, 0, 0, breakout);
    }

    private static NodeSighting sighting(int seconds, List<MeetingSighting> meetings) {
        var asked = Optional.of(T0.plusSeconds(seconds));
        return new NodeSighting(
                "a",
                Health.ONLINE,
                0,
                9,
                Optional.empty(),
                asked,
                meetings,
                asked,
                asked,
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
    }
}
