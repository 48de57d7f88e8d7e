// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.placement;

import java.util.Set;

/**
 * Meetings that were given up with their node.
 *
 * @param all those of which nobody knows yet that the node has them no more
 * @param endedSince those among them that somebody has ended since, where they had been started anew or were not found: all
 *     were told that they are over
 */
public record LostMeetings(Set<MeetingKey> all, Set<MeetingKey> endedSince) {

    public LostMeetings {
        all = Set.copyOf(all);
        endedSince = Set.copyOf(endedSince);
    }
}
