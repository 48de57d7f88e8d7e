package io.ensemble.acceptance.fault;

import io.ensemble.acceptance.fault.Sent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * People before meetings of a node that has just failed, one more each second, whether the others were answered or not: by
 * a room's link, or by create and join. Tells how long it takes until each of these meetings can be joined again.
 */
final class Rescue {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final FrontEnd frontEnd;

    /** The waiting people's requests are not of the load. */
    Rescue(Front front, NodeDoor door) {
        this.frontEnd = new FrontEnd(front, door, sent -> {});
    }

    /**
     * Waits for all of them.
     *
     * @param since when the node failed
     * @return how long the last one took; empty if one of them could not be joined in that time
     */
    Optional<Duration> of(Collection<Meeting> meetings, Instant since, Duration atMost) {
        try (var clock = Executors.newSingleThreadScheduledExecutor();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                var rescued = meetings.stream()
                        .map(meeting -> rescue(meeting, clock, people))
                        .toList();
                return last(rescued, since.plus(atMost)).map(at -> Duration.between(since, at));
            } finally {
                clock.shutdownNow();
                people.shutdownNow();
            }
        }
    }

    private CompletableFuture<Instant> rescue(Meeting meeting, ScheduledExecutorService clock, ExecutorService people) {
        var rescued = new CompletableFuture<Instant>();
        ScheduledFuture<?> coming = clock.scheduleAtFixedRate(
                () -> people.execute(() -> {
                    if (canJoin(meeting)) {
                        rescued.complete(Instant.now());
                    }
                }),
                0,
                EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
        var _ = rescued.thenRun(() -> coming.cancel(false));
        return rescued;
    }

    private boolean canJoin(Meeting meeting) {
        var created = meeting.link().isPresent()
                || frontEnd.create(meeting, Kind.CREATE_AGAIN).good();
        return created && frontEnd.join(meeting, Kind.JOIN).good();
    }

    private static Optional<Instant> last(List<CompletableFuture<Instant>> rescued, Instant deadline) {
        try {
            CompletableFuture.allOf(rescued.toArray(CompletableFuture[]::new))
                    .get(Math.max(0, Duration.between(Instant.now(), deadline).toMillis()), TimeUnit.MILLISECONDS);
            return rescued.stream().map(CompletableFuture::join).max(Instant::compareTo);
        } catch (TimeoutException notAll) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
