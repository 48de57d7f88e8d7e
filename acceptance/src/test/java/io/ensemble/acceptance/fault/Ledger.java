package io.ensemble.acceptance.fault;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** All requests of the load, and all meetings that it knows, in the order in which they were made. */
final class Ledger {

    private final ConcurrentLinkedDeque<Sent> sent = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Meeting> meetings = new ConcurrentLinkedDeque<>();

    void note(Sent request) {
        sent.add(request);
    }

    /** Whether no request failed that ended or began since then. */
    boolean calmSince(Instant moment) {
        return sent.stream()
                .filter(Sent::failed)
                .noneMatch(request -> request.began().plus(request.took()).isAfter(moment));
    }

    void add(Meeting meeting) {
        meetings.add(meeting);
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    Collection<Meeting> meetings() {
        return List.copyOf(meetings);
    }

    /** Meetings that were acknowledged and not ended. */
    long open() {
        return meetings.stream()
                .filter(meeting -> meeting.state() == Meeting.State.OPEN)
                .count();
    }

    /** Some open meeting of that kind, marked as used; whoever gets it releases it. */
    Optional<Meeting> use(RandomGenerator random, Predicate<Meeting> which) {
        var fitting = meetings.stream()
                .filter(meeting -> meeting.state() == Meeting.State.OPEN)
                .filter(which)
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(fitting.get(random.nextInt(fitting.size()))).filter(Meeting::use);
    }

    /** The oldest open meeting that may be ended and that nobody uses; from here on nobody will. */
    Optional<Meeting> beginEnd(Predicate<Meeting> which) {
        return meetings.stream().filter(which).filter(Meeting::beginEnd).findFirst();
    }

    /** Strikes out meetings that the judge has found guilty, so that they are counted once. */
    void strike(Set<String> ids) {
        meetings.removeIf(meeting -> ids.contains(meeting.id()));
    }
}
