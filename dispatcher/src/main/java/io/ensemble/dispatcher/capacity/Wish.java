// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import java.util.Locale;

/**
 * How many nodes of one kind there should be.
 *
 * @param why what this number rests on
 */
record Wish(int nodes, Reason why) {

    /** What a number rests on. */
    enum Reason {
        /** The load of now, with reserve and spare nodes. */
        LOAD,
        /** The load that will be here before a node that is started now is, if it grows on as it did. */
        GROWTH,
        /** Fewer would do, but not for long enough yet. */
        HELD,
        /** Fewer would do, but the operator wants no fewer. */
        MINIMUM,
        /** More are needed, but the operator wants no more. */
        MAXIMUM,
        /** The snapshot is too old to judge by, or a node does not tell how full it is: the last number stays. */
        BLIND;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Wish because(Reason other) {
        return new Wish(nodes, other);
    }
}
