// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.snapshot;

import java.util.OptionalInt;

/**
 * How many rooms and people a Jitsi node said that it has, by the best of its sources that could be read.
 *
 * @param source who counted
 * @param conferences rooms with somebody in them; empty if unknown, which is never 0
 * @param participants people in them; empty if unknown, which is never 0
 */
public record RoomCount(Source source, OptionalInt conferences, OptionalInt participants) {

    /** Nobody could be asked, or none could be read. */
    public static final RoomCount UNKNOWN = new RoomCount(Source.NOBODY, OptionalInt.empty(), OptionalInt.empty());

    public RoomCount {
        if (conferences.orElse(0) < 0 || participants.orElse(0) < 0) {
            throw new IllegalArgumentException("There are never fewer than none");
        }
    }

    /** Who counted, the best one first. */
    public enum Source {
        /** Prosody's census: every room, by its name. */
        CENSUS,
        /** Jicofo, which leads every room. */
        JICOFO,
        /** The bridge. A call of two does not pass through it, so no room there may still be one. */
        BRIDGE,
        /** Nobody. */
        NOBODY
    }

    /** A count that was read whole. */
    public static RoomCount by(Source source, int conferences, int participants) {
        return new RoomCount(source, OptionalInt.of(conferences), OptionalInt.of(participants));
    }

    /** Whether the meetings of the sighting are the node's rooms as they were at that look; else they are older, or none. */
    public boolean namesRooms() {
        return source == Source.CENSUS;
    }

    /** Whether it was said that there is no room, by whomever. */
    public boolean saysEmpty() {
        return conferences.isPresent() && conferences.getAsInt() == 0;
    }

    /** Whether it is certain that there is no room. */
    public boolean knownEmpty() {
        return source != Source.BRIDGE && saysEmpty();
    }
}
