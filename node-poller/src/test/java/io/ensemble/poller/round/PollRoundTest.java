package io.ensemble.poller.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.PollerMeters;
import io.ensemble.poller.health.Thresholds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollRoundTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final MeetingsReply GOOD = new MeetingsReply.Listed(List.of(), Optional.empty());
    private static final MeetingsReply LATE =
            new MeetingsReply.Unavailable(new Failed(Reason.TIMEOUT, "No whole answer within 3000 ms"));

    @Test
    void allNodesArePolledAtTheSameTime() throws Exception {
        // Given nodes of which each answers only when all have been asked
        var nodes = nodes(20);
        var asked = new CountDownLatch(nodes.size());
        NodeProbe probe = node -> {
            asked.countDown();
            return await(asked) ? GOOD : LATE;
        };

        // When
        var seen = round(probe, 20).look(nodes, Snapshot.NONE);

        // Then
        assertThat(seen.takenAt()).isEqualTo(NOW);
        assertThat(seen.nodes())
                .hasSize(20)
                .allSatisfy((id, sighting) -> assertThat(sighting.health()).isEqualTo(Health.ONLINE));
    }

    @Test
    void aFailingNodeAndAFaultSpoilNobodyElsesPoll() throws Exception {
        // Given
        NodeProbe probe = node -> switch (node.id()) {
            case "bbb-1" -> LATE;
            case "bbb-2" -> throw new IllegalStateException("a fault of ours");
            default -> GOOD;
        };

        // When
        var seen = round(probe, 2).look(nodes(5), Snapshot.NONE);

        // Then
        assertThat(seen.of("bbb-1").orElseThrow().health()).isEqualTo(Health.UNSTABLE);
        assertThat(seen.of("bbb-2").orElseThrow().problem()).contains("could not be polled; the poller's log says why");
        assertThat(List.of("bbb-0", "bbb-3", "bbb-4"))
                .allSatisfy(id -> assertThat(seen.of(id).orElseThrow().health()).isEqualTo(Health.ONLINE));
    }

    @Test
    void disabledNodesAreLeftAloneAndChangesAreToldInWords() throws Exception {
        // Given
        var disabled = nodes(1).getFirst().in(NodeState.DISABLED);
        var before = round(node -> GOOD, 5).look(nodes(2), Snapshot.NONE);

        // When
        var after = round(node -> LATE, 5).look(nodes(2).subList(1, 2), before);

        // Then
        assertThat(round(node -> GOOD, 5).look(List.of(disabled), Snapshot.NONE).nodes())
                .isEmpty();
        assertThat(Changes.between(Snapshot.NONE, before))
                .containsExactly(
                        new Changes.Change(false, "bbb-0 is online"), new Changes.Change(false, "bbb-1 is online"));
        assertThat(Changes.between(before, before)).isEmpty();
        assertThat(Changes.between(before, after))
                .containsExactly(new Changes.Change(
                        true, "bbb-1 is unstable: No whole answer within 3000 ms (1 polls in a row)"));
    }

    private static PollRound round(NodeProbe probe, int pollsAtOnce) {
        var config = mock(PollerConfig.class);
        when(config.thresholds()).thenReturn(new Thresholds(1, 3, 2));
        when(config.pollsAtOnce()).thenReturn(pollsAtOnce);
        return new PollRound(probe, config, InstantSource.fixed(NOW), new PollerMeters(new SimpleMeterRegistry()));
    }

    private static List<Node> nodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Node.bigBlueButton(
                        "bbb-" + i, URI.create("https://bbb-" + i + ".example.org"), new Secret("s")))
                .toList();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
