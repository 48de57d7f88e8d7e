package io.ensemble.acceptance.fault;

import java.time.Instant;
import java.util.Optional;

/**
 * A meeting as the load knows it: what Ensemble acknowledged of it, and who uses it right now.
 *
 * <p>Ids are used once, so a meeting that was ended must never run again.
 */
final class Meeting {

    /** What is known of it. */
    enum State {
        /** Asked for, and not acknowledged: it may run or not. */
        ASKED,
        /** Acknowledged, and nobody has ended it. */
        OPEN,
        /** Somebody tried to end it and does not know whether that worked. */
        DOUBTFUL,
        /** Its end was acknowledged. */
        ENDED
    }

    private final String id;
    private final Optional<String> link;
    private final Instant asked = Instant.now();

    private boolean kept;
    private Optional<String> firstNode = Optional.empty();
    private State state = State.ASKED;
    private Instant acknowledged = Instant.MAX;
    private Instant proofBegan = Instant.MIN;
    private boolean troubled;
    private int users;

    private Meeting(String id, Optional<String> link, boolean kept) {
        this.id = id;
        this.link = link;
        this.kept = kept;
    }

    /** A meeting that a front end makes through BigBlueButton's API. */
    static Meeting ofFrontEnd(String id, boolean kept) {
        return new Meeting(id, Optional.empty(), kept);
    }

    /**
     * The meeting of a room.
     *
     * @param roomId as Ensemble answered it
     * @param link path of one of its links
     */
    static Meeting ofRoom(String roomId, String link, boolean kept) {
        // The reference of integrators: a room's meeting is called so.
        return new Meeting("room-" + roomId, Optional.of(link), kept);
    }

    String id() {
        return id;
    }

    /** Path of the room's link; empty for a meeting of a front end. */
    Optional<String> link() {
        return link;
    }

    /** When somebody first asked for it. */
    Instant asked() {
        return asked;
    }

    /** The node to which people were led first; empty if nobody was yet. */
    synchronized Optional<String> firstNode() {
        return firstNode;
    }

    /** Somebody was led to that node. */
    synchronized void led(String node) {
        firstNode = firstNode.or(() -> Optional.of(node));
    }

    /** Whether the load leaves it running, for the judge to find. */
    synchronized boolean kept() {
        return kept;
    }

    /**
     * The load is to leave it running: a request for it was given up, and may start it still when whoever has the request
     * wakes up. Were the meeting ended before, that would look like a twin.
     */
    synchronized void keep() {
        kept = true;
    }

    /** From here on the load may end it. */
    synchronized void letGo() {
        kept = false;
    }

    synchronized State state() {
        return state;
    }

    /** When Ensemble first said that it runs. */
    synchronized Instant acknowledged() {
        return acknowledged;
    }

    /** When the last request began that showed that it runs. */
    synchronized Instant proofBegan() {
        return proofBegan;
    }

    /** Whether the last visit failed, so that the next one has to create it again. */
    synchronized boolean troubled() {
        return troubled;
    }

    /** A request showed that the meeting runs. */
    synchronized void proven(Instant began, Instant ended) {
        if (state == State.ASKED) {
            state = State.OPEN;
            acknowledged = ended;
        }
        if (began.isAfter(proofBegan)) {
            proofBegan = began;
        }
        troubled = false;
    }

    /** A request could not be served. */
    synchronized void failed() {
        troubled = true;
    }

    /** Somebody wants to use it; false if it is being ended. */
    synchronized boolean use() {
        if (state != State.OPEN) {
            return false;
        }
        users++;
        return true;
    }

    /** Somebody uses it who has just asked for it; nobody ends it until they release it. */
    synchronized void hold() {
        users++;
    }

    synchronized void release() {
        users--;
    }

    /** Somebody wants to end it; false if it is used, or ended already. */
    synchronized boolean beginEnd() {
        if (state != State.OPEN || users > 0) {
            return false;
        }
        state = State.DOUBTFUL;
        return true;
    }

    /** Its end was acknowledged. */
    synchronized void ended() {
        state = State.ENDED;
    }

    /** What the judge is told of it. */
    synchronized Judge.Account account() {
        return new Judge.Account(id, state, acknowledged, proofBegan);
    }
}
