// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.poller.Uptime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Node NODE =
            Node.bigBlueButton("bbb-01", URI.create("https://bbb-01.example.org"), new Secret("s"));
    private static final NodeSighting SIGHTING =
            new NodeSighting("bbb-01", Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), List.of());

    private static final Pollers POLLERS = new Pollers("a", List.of("a"), 1);
    private static final Memory MEMORY = new Memory(SIGHTING, Optional.of(SIGHTING), Optional.of(POLLERS));

    private final BlockingQueue<Node> looks = new LinkedBlockingQueue<>();
    private final long start = System.nanoTime();
    private Uptime uptime = () -> Duration.ofNanos(System.nanoTime() - start);
    private Optional<Watch> watch = Optional.empty();

    @AfterEach
    void end() {
        watch.ifPresent(Watch::end);
    }

    @Test
    void looksAtOnceAndThenInItsInterval() throws Exception {
        begin(Duration.ofMillis(5), this::look);
        for (var i = 0; i < 5; i++) {
            assertThat(nextLook()).isEqualTo(NODE);
        }
    }

    @Test
    void aLookThatTookLongerThanTheIntervalIsFollowedByTheNextAtOnce() throws Exception {
        // Given an hour that passes with each look at the time
        var hours = new AtomicLong();
        uptime = () -> Duration.ofHours(hours.getAndIncrement());
        begin(Duration.ofHours(1), this::look);

        // Then
        for (var i = 0; i < 5; i++) {
            assertThat(nextLook()).isEqualTo(NODE);
        }
    }

    @Test
    void looksAtOnceWhenCalledAndWhenTheNodeIsDescribedOtherwise() throws Exception {
        // Given a watch that would not look again for an hour
        var watch = begin(Duration.ofHours(1), this::look);
        nextLook();

        // When, Then
        watch.lookNow();
        assertThat(nextLook()).isEqualTo(NODE);
        watch.chargedWith(charge(NODE.weighing(2)));
        assertThat(nextLook()).isEqualTo(NODE.weighing(2));
        watch.chargedWith(charge(NODE.weighing(2)));
        assertThat(looks).isEmpty();
    }

    @Test
    void aCallDuringALookLeadsToAnother() throws Exception {
        // Given a look that is under way
        var answer = new CountDownLatch(1);
        var watch = begin(Duration.ofHours(1), (charge, _) -> {
            looks.add(charge.node());
            answer.await();
            return MEMORY;
        });
        nextLook();

        // When
        watch.lookNow();
        answer.countDown();

        // Then
        assertThat(nextLook()).isEqualTo(NODE);
    }

    @Test
    void goesOnAfterAFaultAndBuildsOnWhatWasSeen() throws Exception {
        // Given
        var built = new LinkedBlockingQueue<Optional<Memory>>();
        begin(Duration.ofMillis(5), (_, last) -> {
            built.add(last);
            if (last.isPresent() && built.size() == 2) {
                throw new IllegalStateException("a fault of ours");
            }
            return MEMORY;
        });

        // Then
        Awaitility.await().until(() -> built.size() >= 3);
        assertThat(built.stream().limit(3)).containsExactly(Optional.empty(), Optional.of(MEMORY), Optional.of(MEMORY));
    }

    @Test
    void anEndedWatchLooksNoMoreEvenIfTheNodeHangs() throws Exception {
        // Given a node that never answers
        var interrupted = new CountDownLatch(1);
        var watch = begin(Duration.ZERO, (charge, _) -> {
            looks.add(charge.node());
            try {
                new CountDownLatch(1).await();
                return MEMORY;
            } finally {
                interrupted.countDown();
            }
        });
        nextLook();

        // When
        watch.end();

        // Then
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(looks).isEmpty();
    }

    private Watch begin(Duration interval, Watch.Turn turn) {
        var begun = new Watch(charge(NODE), turn, interval, uptime).begin();
        watch = Optional.of(begun);
        return begun;
    }

    private static Charge charge(Node node) {
        return new Charge(node, POLLERS);
    }

    private Memory look(Charge charge, Optional<Memory> last) {
        looks.add(charge.node());
        return MEMORY;
    }

    private Node nextLook() throws InterruptedException {
        return Optional.ofNullable(looks.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }
}
