package io.ensemble.fleet.store;

import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.Claim;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
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
    public static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    private static final int UNLIMITED = -1;
    private static final Script CLAIM = Script.named("claim");
    private static final Script EXPECT = Script.named("expect");
    private static final Script CONFIRM = Script.named("confirm");
    private static final Script RELEASE = Script.named("release");
    private static final Script ADOPT = Script.named("adopt");

    /** Less than callers wait for an answer ({@code quarkus.redis.timeout}): what they gave up is not done later. */
    private static final Duration CLAIM_GOOD_FOR = Duration.ofMillis(900);

    private final RedisDataSource redis;
    private final ClockStore clockStore;

    PlacementStore(RedisDataSource redis, ClockStore clockStore) {
        this.redis = redis;
        this.clockStore = clockStore;
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

    /** The claim of a tenant that may have any number of meetings, after the nodes were asked. */
    public Claim claim(MeetingKey meeting, List<Candidate> candidates, Reservation reservation, Instant now) {
        return claim(meeting, OptionalInt.empty(), candidates, reservation, true, now);
    }

    /**
     * Answers the meeting's place or claims one, atomically over all callers.
     *
     * @param limit how many meetings the tenant may have at a time; empty for any number
     * @param candidates every node that may hold meetings; a placement on any other node counts as lost. Of equally
     *     loaded ones the first is taken, so shuffle them
     * @param nodesWereAsked whether the caller knows from the nodes themselves that none has the meeting, or has left only
     *     the one that has it as a candidate; otherwise the claim may come out {@link Claim.Unsure}
     * @throws IllegalStateException if the store got to it too late; nothing was claimed
     */
    public Claim claim(
            MeetingKey meeting,
            OptionalInt limit,
            List<Candidate> candidates,
            Reservation reservation,
            boolean nodesWereAsked,
            Instant now) {
        var keys = new ArrayList<String>();
        keys.add(Keys.placement(meeting));
        keys.add(Keys.placedOf(meeting.tenant()));
        keys.add(Keys.COMPLETE);
        var arguments = new ArrayList<String>();
        arguments.add(meeting.asText());
        arguments.add(millis(now));
        arguments.add(millis(now.plus(reservation.atMost())));
        arguments.add(String.valueOf(TIME_TO_LIVE.toMillis()));
        arguments.add(String.valueOf(reservation.participants()));
        arguments.add(String.valueOf(limit.orElse(UNLIMITED)));
        arguments.add(millis(clockStore.now().plus(CLAIM_GOOD_FOR)));
        arguments.add(nodesWereAsked ? "1" : "0");
        arguments.add(Keys.placed("*"));
        arguments.add(Keys.lost("*"));
        for (var candidate : candidates) {
            keys.add(Keys.placed(candidate.node()));
            keys.add(Keys.reserved(candidate.node()));
            keys.add(Keys.lost(candidate.node()));
            arguments.add(candidate.node());
            arguments.add(
                    candidate.load().isPresent()
                            ? String.valueOf(candidate.load().getAsDouble())
                            : "-");
            arguments.add(String.valueOf(candidate.weight()));
        }
        return claim(meeting, CLAIM.run(redis, keys, arguments));
    }

    /**
     * Tells the least-loaded node to somebody who brings a meeting of his own, and expects one there for a while.
     *
     * @param what a name for what is expected, which nobody else has
     * @param candidates of equally loaded ones the first is taken, so shuffle them
     * @return the id of the node; empty if none takes meetings
     */
    public Optional<String> expect(String what, List<Candidate> candidates, Reservation reservation, Instant now) {
        var keys = new ArrayList<String>();
        var arguments = new ArrayList<>(List.of(
                "expected " + what,
                millis(now),
                millis(now.plus(reservation.atMost())),
                String.valueOf(TIME_TO_LIVE.toMillis()),
                String.valueOf(reservation.participants())));
        for (var candidate : candidates) {
            if (candidate.load().isPresent()) {
                keys.add(Keys.reserved(candidate.node()));
                arguments.add(candidate.node());
                arguments.add(String.valueOf(candidate.load().getAsDouble()));
                arguments.add(String.valueOf(candidate.weight()));
            }
        }
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(EXPECT.run(redis, keys, arguments).toString());
    }

    private static Claim claim(MeetingKey meeting, Response answer) {
        var outcome = answer.get(0).toString();
        return switch (outcome) {
            case "none" -> new Claim.NoCandidate();
            case "limit" -> new Claim.LimitReached();
            case "unsure" -> new Claim.Unsure();
            case "made" -> new Claim.Made(placement(meeting, answer));
            case "found" -> new Claim.Found(placement(meeting, answer));
            default -> throw new IllegalStateException("A claim came to the store too late");
        };
    }

    private static Placement placement(MeetingKey meeting, Response answer) {
        var since = Instant.ofEpochMilli(Long.parseLong(answer.get(2).toString()));
        return new Placement(meeting, answer.get(1).toString(), since);
    }

    /** Notes where a meeting runs that has no placement. Answers false, and changes nothing, if it has one elsewhere. */
    public boolean adopt(MeetingKey meeting, String node, Instant now) {
        return adopt(meeting, node, "-", now);
    }

    /** Moves a placement to the node where the meeting really runs, unless it was claimed again since. */
    public boolean move(Placement placement, String node, Instant now) {
        return adopt(placement.meeting(), node, millis(placement.since()), now);
    }

    private boolean adopt(MeetingKey meeting, String node, String since, Instant now) {
        var keys =
                List.of(Keys.placement(meeting), Keys.placed(node), Keys.lost(node), Keys.placedOf(meeting.tenant()));
        var arguments = List.of(meeting.asText(), node, millis(now), String.valueOf(TIME_TO_LIVE.toMillis()), since);
        return ADOPT.run(redis, keys, arguments).toInteger() == 1;
    }

    /** Whether a meeting without a placement here is known to be nowhere. */
    public boolean complete() {
        return redis.key().exists(Keys.COMPLETE);
    }

    /** Every meeting that runs has its placement here: the nodes were compared. */
    public void declareComplete(Instant now) {
        redis.value(String.class).set(Keys.COMPLETE, millis(now));
        redis.key().del(Keys.INCOMPLETE);
    }

    /** Placements may be missing: some were made without the store. */
    public void declareIncomplete(Instant now) {
        redis.value(String.class).set(Keys.INCOMPLETE, millis(now));
        redis.key().del(Keys.COMPLETE);
    }

    /** Since when placements may be missing; from now on, if nobody has said so. */
    public Instant incompleteSince(Instant now) {
        var since = redis.value(String.class);
        since.setnx(Keys.INCOMPLETE, millis(now));
        return Optional.ofNullable(since.get(Keys.INCOMPLETE))
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                .orElse(now);
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
