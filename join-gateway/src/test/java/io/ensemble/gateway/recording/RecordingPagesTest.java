package io.ensemble.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.node.NodeCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingPagesTest {

    private static final Node NODE = Node.bigBlueButton("a", URI.create("http://a.example.org"), new Secret("x"));
    private static final NodeReply LOST = new Failed(Reason.TIMEOUT, "No whole answer");
    private static final Instant START = Instant.EPOCH;

    private final NodeCalls nodes = mock();
    private final InstantSource clock = mock();
    private final GatewayConfig config = mock(RETURNS_DEEP_STUBS);

    @BeforeEach
    void patienceOfThreeSeconds() {
        when(config.nodes().listDeadline()).thenReturn(Duration.ofSeconds(3));
        when(clock.instant()).thenReturn(START);
    }

    @Test
    void aNodeThatSaysNothingIsMissed() {
        answering(LOST);

        assertThat(all()).isEmpty();
    }

    @Test
    void aNodeThatFailsAtItsSecondPageHasToldTheFirst() {
        answering(page("r1", 2), LOST);

        assertThat(all()).hasValueSatisfying(listed -> assertThat(listed).hasSize(1));
    }

    @Test
    void pagesThatMoveWhileTheyAreReadAreNotReadTwice() {
        answering(page("r1", 3), page("r1", 3));

        assertThat(all()).hasValueSatisfying(listed -> assertThat(listed).hasSize(1));
    }

    @Test
    void noPageBeginsAfterTheDeadline() {
        // Given
        answering(page("r1", 3), page("r2", 3), page("r3", 3));
        when(clock.instant()).thenReturn(START, START.plusMillis(2_999), START.plusSeconds(3));

        // Then
        assertThat(all()).hasValueSatisfying(listed -> assertThat(listed).hasSize(2));
    }

    private Optional<List<Recording>> all() {
        return new NodeRecordings(nodes, clock, config).all(NODE, Parameters.NONE);
    }

    private void answering(NodeReply first, NodeReply... others) {
        when(nodes.get(any(), any(), any(), any())).thenReturn(first, others);
    }

    private static NodeReply page(String id, int total) {
        var list = XmlElement.of("recordings", Recordings.of(id, "abc", 1).element());
        return new Answered(
                XmlElement.of(
                        "response",
                        XmlElement.leaf("returncode", "SUCCESS"),
                        list,
                        XmlElement.leaf("totalElements", total)),
                Optional.empty(),
                List.of());
    }
}
