package io.ensemble.fleet.store;

import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.Claim;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where meetings are. The dispatcher writes; anyone may read. */
@ApplicationScoped
public class PlacementStore {

    /**
     * How long a placement lives that nobody confirms. A running meeting is confirmed again and again; a day is far
     * beyond any outage in which nobody could.
     */
    static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    private static final int UNLIMITED = -1;
    private static final Script CLAIM = Script.named("claim");
    private static final Script CONFIRM = Script.named("confirm");
    private static final Script RELEASE = Script.named("release");

    private final RedisDataSource redis;

    PlacementStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** How long and how much to reserve for a new meeting that polling has not seen yet. */
    public record Reservation(int participants, Duration atMost) {}

    /** Where the meeting is. */
    public Optional<Placement> find(MeetingKey meeting) {
        var held = redis.hash(String.class).hgetall(Keys.placement(meeting));
        var node = held.get("node");
        var since = held.get("since");
        return node == null || since == null
                ? Optional.empty()
                : Optional.of(new Placement(meeting, node, Instant.ofEpochMilli(Long.parseLong(since))));
    }

    /** The claim of a tenant that may have any number of meetings. */
    public Claim claim(MeetingKey meeting, List<Candidate> candidates, Reservation reservation, Instant now) {
        return claim(meeting, OptionalInt.empty(), candidates, reservation, now);
    }

    /**
     * Answers the meeting's place or claims one, atomically over all callers.
     *
     * @param limit how many meetings the tenant may have at a time; empty for any number
     * @param candidates every node that may hold meetings; a placement on any other node counts as lost. Of equally
     *     loaded ones the first is taken, so shuffle them
     */
    public Claim claim(
            MeetingKey meeting, OptionalInt limit, List<Candidate> candidates, Reservation reservation, Instant now) {
        var keys = new ArrayList<String>();
        keys.add(Keys.placement(meeting));
        keys.add(Keys.placedOf(meeting.tenant()));
        var arguments = new ArrayList<String>();
        arguments.add(meeting.asText());
        arguments.add(millis(now));
        arguments.add(millis(now.plus(reservation.atMost())));
        arguments.add(String.valueOf(TIME_TO_LIVE.toMillis()));
        arguments.add(String.valueOf(reservation.participants()));
        arguments.add(String.valueOf(limit.orElse(UNLIMITED)));
        for (var candidate : candidates) {
            keys.add(Keys.placed(candidate.node()));
            keys.add(Keys.reserved(candidate.node()));
            arguments.add(candidate.node());
            arguments.add(
                    candidate.load().isPresent()
                            ? String.valueOf(candidate.load().getAsDouble())
                            : "-");
            arguments.add(String.valueOf(candidate.weight()));
        }
        var answer = CLAIM.run(redis, keys, arguments);
        var outcome = answer.get(0).toString();
        if (outcome.equals("none")) {
            return new Claim.NoCandidate();
        }
        if (outcome.equals("limit")) {
            return new Claim.LimitReached();
        }
        var since = Instant.ofEpochMilli(Long.parseLong(answer.get(2).toString()));
        var placement = new Placement(meeting, answer.get(1).toString(), since);
        return outcome.equals("made") ? new Claim.Made(placement) : new Claim.Found(placement);
    }

    /** Forgets that placement, unless the meeting was claimed again since. Answers whether it was still there. */
    public boolean release(Placement placement) {
        var keys = List.of(
                Keys.placement(placement.meeting()),
                Keys.placed(placement.node()),
                Keys.reserved(placement.node()),
                Keys.placedOf(placement.meeting().tenant()));
        var arguments = List.of(placement.meeting().asText(), placement.node(), millis(placement.since()));
        return RELEASE.run(redis, keys, arguments).toInteger() == 1;
    }

    /** All placements on a node, as the index of the node has them. */
    public List<Placement> on(String node) {
        return redis.sortedSet(String.class).zrangeWithScores(Keys.placed(node), 0, -1).stream()
                .map(entry -> new Placement(
                        MeetingKey.parse(entry.value()), node, Instant.ofEpochMilli((long) entry.score())))
                .toList();
    }

    /** Drops the reservations of meetings that polling has seen: their load is known now. */
    public void settle(String node, Collection<MeetingKey> seen) {
        if (!seen.isEmpty()) {
            redis.sortedSet(String.class)
                    .zrem(
                            Keys.reserved(node),
                            seen.stream().map(MeetingKey::asText).toArray(String[]::new));
        }
    }

    /** Keeps the placements of meetings that were seen running from expiring. */
    public void confirm(String node, Collection<MeetingKey> running, Instant now) {
        var keys = new ArrayList<String>();
        keys.add(Keys.placed(node));
        var arguments = new ArrayList<String>();
        arguments.add(String.valueOf(TIME_TO_LIVE.toMillis()));
        arguments.add(millis(now.plus(TIME_TO_LIVE)));
        for (var meeting : running) {
            keys.add(Keys.placement(meeting));
            keys.add(Keys.placedOf(meeting.tenant()));
            arguments.add(meeting.asText());
        }
        CONFIRM.run(redis, keys, arguments);
    }

    private static String millis(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }
}
