// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.poller.PollerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ClocksTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Clocks clocks = clocks();

    @Example
    void aNodeWhoseClockIsOffIsFound() {
        clocks.judge("b", Duration.ZERO);
        assertThat(clocks.judge("a", HOUR)).contains(HOUR);
        assertThat(clocks.judge("a", HOUR.negated())).contains(HOUR.negated());
        assertThat(clocks.judge("a", Duration.ofSeconds(60))).isEmpty();
    }

    @Example
    void oneNodeAgainstUsIsADrawAndStays() {
        assertThat(clocks.judge("a", HOUR)).isEmpty();
        // And so it is if the store runs on our machine
        clocks.storeIsAhead(Duration.ofSeconds(1));
        assertThat(clocks.judge("a", HOUR)).isEmpty();
        // And one whose clock is right is no news
        assertThat(clocks.judge("a", Duration.ofSeconds(60))).isEmpty();
    }

    @Example
    void oneNodeAgainstUsIsFoundIfTheStoreIsNeitherHisNorOurs() {
        clocks.storeIsAhead(Duration.ofSeconds(-61));
        assertThat(clocks.judge("a", HOUR)).contains(HOUR);
    }

    @Example
    void twoNodesThatAgreeOutvoteUsAndTheStoreOnOurMachine() {
        // Given our machine, with the store on it, an hour behind
        clocks.judge("a", HOUR);

        // Then no node is blamed
        assertThat(clocks.judge("b", HOUR.plusSeconds(3))).isEmpty();
        assertThat(clocks.judge("a", HOUR)).isEmpty();
    }

    @Example
    void halfOfTheNodesDoNotOutvoteUs() {
        clocks.judge("a", Duration.ZERO);
        clocks.judge("b", Duration.ZERO);
        clocks.judge("c", HOUR);
        assertThat(clocks.judge("d", HOUR)).contains(HOUR);
        assertThat(clocks.judge("a", Duration.ZERO)).isEmpty();
    }

    @Example
    void whenOurClockIsOffNoNodeIsBlamed() {
        // Given all others an hour ahead of us
        clocks.storeIsAhead(HOUR);

        // Then no node is, but the one that shows what we show
        assertThat(clocks.judge("a", HOUR)).isEmpty();
        assertThat(clocks.judge("b", HOUR)).isEmpty();
        assertThat(clocks.judge("c", Duration.ZERO)).contains(HOUR.negated());
    }

    @Example
    void aNodeThatIsGoneHasNoVoice() {
        Stream.of("a", "b", "c").forEach(node -> clocks.judge(node, HOUR));
        clocks.keep(Set.of());
        assertThat(clocks.judge("d", Duration.ZERO)).isEmpty();
    }

    @Property
    void whatMostShowIsTheMiddle(
            @ForAll @Size(max = 7) List<@IntRange(min = -60, max = 60) Integer> right,
            @ForAll @IntRange(min = 0, max = 8) int off) {
        // Given fewer clocks that are off than such that are not, ours among these
        var wrong = Collections.nCopies(Math.min(off, right.size()), HOUR);
        var all = new ArrayList<>(right.stream().map(Duration::ofSeconds).collect(Collectors.toList()));
        all.add(Duration.ZERO);
        all.addAll(wrong);

        // Then
        assertThat(Clocks.middle(all)).isBetween(Duration.ofSeconds(-60), Duration.ofSeconds(60));
    }

    private static Clocks clocks() {
        var config = mock(PollerConfig.class);
        when(config.clockTolerance()).thenReturn(Duration.ofSeconds(60));
        return new Clocks(config);
    }
}
