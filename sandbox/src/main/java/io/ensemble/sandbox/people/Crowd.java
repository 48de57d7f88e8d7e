package io.ensemble.sandbox.people;

import io.ensemble.sandbox.meeting.TimeScale;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** People who enter some meeting, stay for a while, go, and come to another. They create none. */
public final class Crowd implements Runnable {

    private static final Duration MEAN_STAY = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final List<Venue> venues;
    private final InstantSource time;
    private final TimeScale scale;
    private final RandomGenerator random;
    private final Visitors visitors;
    private final List<Member> members = new ArrayList<>();

    public Crowd(int size, List<? extends Venue> venues, InstantSource time, TimeScale scale, RandomGenerator random) {
        this.venues = List.copyOf(venues);
        this.time = time;
        this.scale = scale;
        this.random = random;
        this.visitors = new Visitors(random);
        for (var i = 0; i < size; i++) {
            members.add(new Member.Away(pause(time.instant())));
        }
    }

    /** Moves everybody whose time has come. */
    @Override
    public void run() {
        var now = time.instant();
        if (members.stream().anyMatch(member -> !now.isBefore(member.until()))) {
            var doors = doors();
            members.replaceAll(member -> now.isBefore(member.until()) ? member : move(member, doors, now));
        }
    }

    private Member move(Member member, List<Door> doors, Instant now) {
        return switch (member) {
            case Member.Inside(var leaving, var until) -> {
                leaving.run();
                yield new Member.Away(pause(now));
            }
            case Member.Away away ->
                doors.isEmpty()
                        ? new Member.Away(pause(now))
                        : enter(doors.get(random.nextInt(doors.size())), now)
                                .orElseGet(() -> new Member.Away(pause(now)));
        };
    }

    private Optional<Member> enter(Door door, Instant now) {
        var stay = scale.real(MEAN_STAY).toMillis() * random.nextExponential();
        return door.enter(visitors.next()).map(leaving -> new Member.Inside(leaving, now.plusMillis((long) stay)));
    }

    private List<Door> doors() {
        return venues.stream().flatMap(venue -> venue.doors().stream()).toList();
    }

    private Instant pause(Instant now) {
        return now.plusMillis((long) (scale.real(LONGEST_PAUSE).toMillis() * random.nextDouble()));
    }
}
