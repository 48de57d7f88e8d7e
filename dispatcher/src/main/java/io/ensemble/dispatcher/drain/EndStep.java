// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import io.ensemble.bigbluebutton.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be done about the meetings of a draining node whose deadline is over.
 *
 * @param tell meetings whose people are to be told that it ends, breakout rooms among them: each has a chat of its own
 * @param end meetings that were told long enough ago. Breakout rooms end with the meeting that they belong to
 */
record EndStep(List<Meeting> tell, List<Meeting> end) {

    /**
     * The step that is due.
     *
     * @param told when each meeting was told, by the node's own ids
     * @param deadline of the draining; who was told before it, was told of another one
     * @param notice time from being told to the end
     */
    static EndStep due(
            List<Meeting> running, Map<String, Instant> told, Instant deadline, Duration notice, Instant now) {
        var untold = running.stream()
                .filter(meeting -> toldSince(deadline, meeting, told).isEmpty())
                .toList();
        var over = rooms(running).stream()
                .filter(meeting -> toldSince(deadline, meeting, told)
                        .filter(at -> !at.plus(notice).isAfter(now))
                        .isPresent())
                .toList();
        return new EndStep(untold, over);
    }

    /** The meetings that are ended by themselves: all but the breakout rooms whose meeting is there too. */
    static List<Meeting> rooms(List<Meeting> running) {
        var rooms = running.stream()
                .filter(meeting -> !meeting.breakout())
                .map(Meeting::internalId)
                .collect(Collectors.toSet());
        return running.stream()
                .filter(meeting -> !meeting.breakout()
                        || meeting.parentInternalId().filter(rooms::contains).isEmpty())
                .toList();
    }

    private static Optional<Instant> toldSince(Instant deadline, Meeting meeting, Map<String, Instant> told) {
        return Optional.ofNullable(told.get(meeting.internalId())).filter(at -> !at.isBefore(deadline));
    }
}
