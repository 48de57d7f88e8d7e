// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.TroubleStore;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.PollerMeters;
import io.ensemble.poller.cpu.CpuReadings;
import io.ensemble.poller.health.Clocks;
import io.ensemble.poller.health.Flapping;
import io.ensemble.poller.health.Thresholds;
import io.ensemble.poller.jitsi.JitsiReply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LookTest {

    private static final Node NODE =
            Node.bigBlueButton("bbb-01", URI.create("https://bbb-01.example.org"), new Secret("s"));
    private static final Instant ASKED = Instant.parse("2026-11-23T12:00:00.900Z");
    private static final Instant ANSWERED = ASKED.plusMillis(1500);

    private final PollerConfig config = mock(PollerConfig.class);
    private final TroubleStore troubles = mock(TroubleStore.class);
    private final Clocks clocks = clocks();

    private Clocks clocks() {
        when(config.clockTolerance()).thenReturn(Duration.ofSeconds(60));
        return new Clocks(config);
    }

    @Test
    void aClockIsOffByNoMoreThanTheTimeOfTheAnswerAllows() {
        // It shows whole seconds, and showed it at some time between question and answer
        assertThat(ahead("12:00:00")).isZero();
        assertThat(ahead("12:00:02")).isZero();
        assertThat(ahead("12:00:03")).isEqualTo(Duration.ofMillis(600));
        assertThat(ahead("11:59:59")).isEqualTo(Duration.ofMillis(-900));
        assertThat(ahead("13:00:02")).isEqualTo(Duration.ofMillis(3_599_600));
    }

    @Test
    void aNodeWhoseClockIsOffIsFoundByItsAnswer() throws Exception {
        var anHourAhead =
                look((_, _) -> new MeetingsReply.Listed(List.of(), Optional.of(ANSWERED.plus(Duration.ofHours(1)))));

        clocks.judge("bbb-02", Duration.ZERO);
        assertThat(anHourAhead.at(NODE, Optional.empty(), false).wrong()).contains(Wrong.CLOCK);
    }

    @Test
    void aNodeThatDoesNotTellTheTimeIsNotJudgedByIt() throws Exception {
        var look = look((_, _) -> new MeetingsReply.Listed(List.of(), Optional.empty()));

        assertThat(look.at(NODE, Optional.empty(), false).wrong()).isEmpty();
    }

    @Test
    void whatIsKnownOfTheProcessorsGoesWithIt() throws Exception {
        assertThat(look((_, _) -> new MeetingsReply.Listed(List.of(), Optional.empty()))
                        .at(NODE, Optional.empty(), false)
                        .cpu())
                .hasValue(0.25);
    }

    @Test
    void aFaultOfOursIsAFailedPollWithWordsForTheOperator() throws Exception {
        var look = look((_, _) -> {
            throw new IllegalStateException("a fault of ours");
        });

        var seen = look.at(NODE, Optional.empty(), false);
        assertThat(seen.failures()).isEqualTo(1);
        assertThat(seen.problem()).contains("could not be polled; the poller's log says why");
    }

    @Test
    void aNodeIsWaitedForLongerBeforeItIsGivenUp() throws Exception {
        // Given a node that says nothing any more
        var waited = new ArrayList<Duration>();
        var look = look((_, deadline) -> {
            waited.add(deadline);
            return new MeetingsReply.Unavailable(new Failed(Reason.TIMEOUT, "Silence"));
        });

        // When
        var once = look.at(NODE, Optional.empty(), false);
        var twice = look.at(NODE, Optional.of(once), false);
        var thrice = look.at(NODE, Optional.of(twice), false);
        look.at(NODE, Optional.of(thrice), false);

        // Then
        assertThat(waited)
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(2));
        assertThat(thrice.health()).isEqualTo(Health.OFFLINE);
        // And so does who takes it over
        assertThat(look.at(NODE, Optional.of(once), true).health()).isEqualTo(Health.OFFLINE);
        assertThat(waited.getLast()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void anEndedLookSaysNothingOfTheNode() {
        var look = look((_, _) -> new MeetingsReply.Unavailable(new Failed(Reason.INTERRUPTED, "")));

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> look.at(NODE, Optional.empty(), false));
        verifyNoInteractions(troubles);
    }

    private Look look(NodeProbe probe) {
        when(config.thresholds()).thenReturn(new Thresholds(1, 3, 2));
        when(config.flapping()).thenReturn(new Flapping(3, 6, Duration.ofMinutes(10), 60));
        when(config.pollsAtOnce()).thenReturn(1);
        when(config.deadline()).thenReturn(Duration.ofSeconds(2));
        return new Look(
                probe,
                (_, _, _) -> new JitsiReply.Unwell("no such node here", false),
                config,
                clocks,
                mock(CpuReadings.class, invocation -> OptionalDouble.of(0.25)),
                InstantSource.fixed(ANSWERED),
                new PollerMeters(new SimpleMeterRegistry()),
                new Lateness(troubles, new StoreAccess(InstantSource.fixed(ANSWERED))));
    }

    private static Duration ahead(String shown) {
        return Look.ahead(Instant.parse("2026-11-23T" + shown + "Z"), ASKED, ANSWERED);
    }
}
