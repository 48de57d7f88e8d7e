package io.ensemble.acceptance.fault;

import static java.util.stream.Collectors.toSet;

import io.ensemble.acceptance.fault.Judge.Death;
import io.ensemble.acceptance.fault.Judge.Finding;
import io.ensemble.acceptance.fault.Judge.Verdict;
import io.ensemble.acceptance.fault.Sent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The fleet under its load, in which one fault after the other is played and judged. */
final class Theatre implements AutoCloseable {

    /** Meetings of front ends, and of rooms, that stay while a fault lasts: three a node. */
    private static final int KEPT_MEETINGS = 16;

    private static final int KEPT_ROOMS = 8;

    /** Without a failure for so long, all is well again. */
    private static final Duration CALM = Duration.ofSeconds(2);

    private static final Duration CALM_WITHIN = Duration.ofSeconds(20);

    /** After the end of a fault, two polls bring a node back, and the next second tidies up. */
    private static final Duration REST_AT_LEAST = Duration.ofSeconds(5);

    /** What has not come to rest by then never does. */
    private static final Duration REST_AT_MOST = Duration.ofSeconds(20);

    /** One look of a busy machine is no verdict. */
    private static final Duration LOOK_AT_LEAST = Duration.ofSeconds(10);

    /** The same steps in every run. */
    private static final long SEED = 20_261_124L;

    private final Harness harness = new Harness();
    private final Ledger ledger = new Ledger();
    private final Front front;
    private final NodeDoor door;
    private final Load load;
    private final FrontEnd uncounted;
    private final Rescue rescue;
    private final Inspector inspector;
    private final List<Death> deaths = new ArrayList<>();
    private boolean onWatchedStore;

    Theatre() {
        front = new Front(harness.gatewayUrls());
        door = new NodeDoor(harness.nodesByPort());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        load = new Load(ledger, new FrontEnd(front, door, ledger::note), random);
        uncounted = new FrontEnd(front, door, sent -> {});
        rescue = new Rescue(front, door);
        inspector = new Inspector(harness, door);
        try {
            harness.awaitReady();
        } catch (RuntimeException | Error notReady) {
            close();
            throw notReady;
        }
        load.resume();
    }

    /** Plays a fault from a calm beginning to its judgement. */
    Row play(Fault fault) {
        try {
            return playToTheEnd(fault);
        } catch (RuntimeException | Error unplayed) {
            harness.repair();
            load.resume();
            throw unplayed;
        }
    }

    @Override
    public void close() {
        load.close();
        inspector.close();
        front.close();
        door.close();
        harness.close();
    }

    private Row playToTheEnd(Fault fault) {
        var started = Instant.now();
        if (fault.onWatchedStore() && !onWatchedStore) {
            load.pause();
            harness.moveToWatchedStore();
            onWatchedStore = true;
            load.resume();
        }
        keepMeetings();
        awaitCalm();
        var scene = new Scene(harness, ledger, rescue, deaths);
        fault.course().run(scene);
        var over = Instant.now();
        awaitRest(over);
        awaitCalm();
        load.pause();
        var verdict = judge(over);
        var row = new Row(
                fault,
                Tally.since(scene.began(), ledger.sent()),
                verdict,
                scene.toTheDead(),
                scene.elsewhere(),
                Duration.between(started, Instant.now()));
        tidyUp(verdict);
        load.resume();
        return row;
    }

    private void keepMeetings() {
        var lessons = IntStream.range(0, KEPT_MEETINGS)
                .mapToObj(i -> Meeting.ofFrontEnd("kept-" + UUID.randomUUID(), true))
                .peek(lesson -> uncounted.create(lesson, Kind.CREATE));
        var rooms = IntStream.range(0, KEPT_ROOMS)
                .mapToObj(i -> uncounted.makeRoom(true))
                .flatMap(Optional::stream)
                .peek(room -> uncounted.join(room, Kind.OPEN_ROOM));
        Stream.concat(lessons, rooms).toList().forEach(ledger::add);
    }

    // If it does not come, the figures will say so.
    private void awaitCalm() {
        try {
            Awaitility.await("calm")
                    .atMost(CALM_WITHIN)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> ledger.calmSince(Instant.now().minus(CALM)));
        } catch (ConditionTimeoutException restless) {
            System.getLogger(Theatre.class.getName())
                    .log(System.Logger.Level.WARNING, "Requests fail on, {0} s later", CALM_WITHIN.toSeconds());
        }
    }

    // Not before whatever heals, or does harm, has had its time.
    private static void awaitRest(Instant over) {
        Awaitility.await("rest")
                .atMost(REST_AT_MOST)
                .until(() -> Duration.between(over, Instant.now()).compareTo(REST_AT_LEAST) > 0);
    }

    // Again and again until all is well, since healing may take longer; and once more where the load took long to stop.
    private Verdict judge(Instant over) {
        var began = Instant.now();
        var verdict = look();
        while (!verdict.clean()
                && (Duration.between(over, Instant.now()).compareTo(REST_AT_MOST) < 0
                        || Duration.between(began, Instant.now()).compareTo(LOOK_AT_LEAST) < 0)) {
            verdict = look();
        }
        return verdict;
    }

    private Verdict look() {
        return Judge.judge(inspector.look(ledger.meetings(), deaths));
    }

    // What was found guilty is not to be found again after the next fault.
    private void tidyUp(Verdict verdict) {
        var guilty = Stream.concat(verdict.lost().stream(), verdict.twins().stream())
                .map(Finding::meeting)
                .collect(toSet());
        harness.nodes()
                .forEach(node ->
                        node.meetings().stream().filter(guilty::contains).forEach(node::end));
        ledger.strike(guilty);
        ledger.strike(verdict.gone());
        ledger.meetings().forEach(Meeting::letGo);
    }
}
