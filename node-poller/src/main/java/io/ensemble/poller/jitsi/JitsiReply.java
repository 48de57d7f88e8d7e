// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import io.ensemble.fleet.snapshot.RoomCount;
import java.time.Instant;
import java.util.Optional;

/** What came of asking a Jitsi node. */
public sealed interface JitsiReply {

    /**
     * It is well.
     *
     * @param time of its clock, if it tells
     * @param census its rooms by name; empty if it has no census, or none that could be read
     * @param count by the best of its sources that could be read
     * @param trouble what could not be read, in words for an operator; empty if all could
     */
    record Well(Optional<Instant> time, Optional<Census> census, RoomCount count, Optional<String> trouble)
            implements JitsiReply {}

    /**
     * It says that it is not well, or nothing.
     *
     * @param why in words for an operator
     * @param silent whether the deadline passed without an answer
     */
    record Unwell(String why, boolean silent) implements JitsiReply {}

    /** It answers something that a Jitsi server does not; what, in words for an operator. */
    record Strange(String what) implements JitsiReply {}
}
