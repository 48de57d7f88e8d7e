package io.ensemble.acceptance.fault;

import io.ensemble.acceptance.fault.Sent.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * A steady load: something is begun every 80 ms, whatever has become of what was begun before. Half of the new
 * meetings and rooms are asked for twice at the same moment, as when a class comes in; who finds a meeting in trouble creates it again the next
 * time, as every front end does before it joins.
 */
final class Load implements AutoCloseable {

    /** 12.5 steps a second; a new meeting takes two to four requests, so this makes some 15 requests a second. */
    private static final Duration EVERY = Duration.ofMillis(80);

    /** Meetings that run at the same time: five a node. */
    private static final int PLENTY = 40;

    private final Ledger ledger;
    private final FrontEnd frontEnd;
    private final RandomGenerator random;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("load").daemon().factory());
    private volatile boolean paused = true;

    /**
     * A load that has not begun yet.
     *
     * @param frontEnd counts into that ledger
     */
    Load(Ledger ledger, FrontEnd frontEnd, RandomGenerator random) {
        this.ledger = ledger;
        this.frontEnd = frontEnd;
        this.random = random;
        var _ = clock.scheduleAtFixedRate(this::step, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void resume() {
        paused = false;
    }

    /** Begins nothing new, and waits until all that was begun has ended. */
    void pause() {
        paused = true;
        Awaitility.await("the load to end what it began")
                .atMost(Front.PATIENCE.multipliedBy(4))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> underWay.get() == 0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        people.shutdownNow();
    }

    private void step() {
        if (paused) {
            return;
        }
        var plenty = ledger.open() > PLENTY;
        var dice = random.nextInt(100);
        if (dice < 40) {
            visit(ledger.use(random, meeting -> meeting.link().isEmpty()));
        } else if (dice < 60) {
            visit(ledger.use(random, meeting -> meeting.link().isPresent()));
        } else if (dice < (plenty ? 64 : 72)) {
            var callers = 1 + random.nextInt(2);
            begin(() -> createMeeting(callers));
        } else if (dice < (plenty ? 68 : 82)) {
            var callers = 1 + random.nextInt(2);
            begin(() -> makeRoom(callers));
        } else {
            ledger.beginEnd(meeting -> !meeting.kept()).ifPresent(meeting -> begin(() -> frontEnd.end(meeting)));
        }
    }

    private void visit(Optional<Meeting> found) {
        found.ifPresent(meeting -> begin(() -> {
            try {
                visit(meeting);
            } finally {
                meeting.release();
            }
        }));
    }

    private void visit(Meeting meeting) {
        var createFirst = meeting.troubled() && meeting.link().isEmpty();
        if (!createFirst || frontEnd.create(meeting, Kind.CREATE_AGAIN).good()) {
            frontEnd.join(meeting, Kind.JOIN);
        }
    }

    private void createMeeting(int callers) {
        var meeting = Meeting.ofFrontEnd("lesson-" + UUID.randomUUID(), false);
        ledger.add(meeting);
        atOnce(callers, meeting, someone -> {
            if (frontEnd.create(someone, Kind.CREATE).good()) {
                frontEnd.join(someone, Kind.JOIN);
            }
        });
    }

    private void makeRoom(int callers) {
        frontEnd.makeRoom(false).ifPresent(room -> {
            ledger.add(room);
            atOnce(callers, room, someone -> frontEnd.join(someone, Kind.OPEN_ROOM));
        });
    }

    // At the same moment, so that they meet at different gateways.
    private void atOnce(int callers, Meeting meeting, Consumer<Meeting> act) {
        IntStream.range(0, callers).forEach(i -> meeting.hold());
        IntStream.range(0, callers)
                .forEach(i -> begin(() -> {
                    try {
                        act.accept(meeting);
                    } finally {
                        meeting.release();
                    }
                }));
    }

    private void begin(Runnable act) {
        underWay.incrementAndGet();
        people.execute(() -> {
            try {
                act.run();
            } finally {
                underWay.decrementAndGet();
            }
        });
    }
}
