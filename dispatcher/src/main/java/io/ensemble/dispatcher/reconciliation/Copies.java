// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.tenant.MeetingScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A meeting runs on a node although its placement names another one. Which of the two stays?
 *
 * @param beforeListed until a meeting that was just placed is listed by its node: the creation, and a poll
 */
record Copies(Duration beforeListed) {

    /** What is to be done with the stranger. */
    enum Verdict {
        /** The placement is wrong: the meeting runs here alone. */
        MOVE_HERE,
        /** Both run, and more people are here: the other one goes. */
        END_OTHER,
        /** Both run: the one without a placement goes. */
        END_HERE,
        /** It is one meeting: the server is in the fleet under two names. */
        SAME_SERVER,
        /** It is too early to tell. */
        WAIT
    }

    /**
     * The verdict on a stranger.
     *
     * @param here as the stranger's node listed it
     * @param lostHere whether its node was given up with it; then people were told that it is over, and led to the other
     * @param placement names the other node
     * @param other what was last seen of the other node; empty if it was given up, is out of use or unknown
     */
    Verdict judge(
            MeetingSighting here, boolean lostHere, Placement placement, Optional<NodeSighting> other, Instant now) {
        if (other.isEmpty()) {
            return Verdict.MOVE_HERE;
        }
        var idOnNode = MeetingScope.onNode(placement.meeting());
        var there = other.get().meeting(idOnNode);
        if (there.isPresent() && isSame(placement, here, there.get())) {
            return Verdict.SAME_SERVER;
        }
        if (there.isPresent()) {
            // Fewest people are thrown out; of equals the placed one stays, since people are led there.
            var moreHere = here.participants() > there.get().participants();
            return moreHere && !lostHere ? Verdict.END_OTHER : Verdict.END_HERE;
        }
        var listed = placement.since().plus(beforeListed);
        var hadItsChance = other.get().seenAt().filter(listed::isBefore).isPresent() && now.isAfter(listed);
        return hadItsChance ? Verdict.MOVE_HERE : Verdict.WAIT;
    }

    // A server makes the id of the meeting's and of the millisecond of its creation, so two servers hardly ever make
    // the same.
    private static boolean isSame(Placement placement, MeetingSighting here, MeetingSighting there) {
        return placement.meeting().kind() == NodeKind.BIGBLUEBUTTON
                && !here.internalId().isEmpty()
                && here.internalId().equals(there.internalId());
    }
}
