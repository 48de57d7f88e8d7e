package io.ensemble.acceptance.fault;

import java.util.List;
import java.util.Set;

/**
 * Something that fails, and is set right again.
 *
 * @param needs programs without which it cannot be tried
 * @param bars what must hold beside what must hold always: no meeting lost, no twin made
 */
record Fault(String name, List<String> needs, Set<Bar> bars, Course course) {

    /** Whether the services must stand on a store that Sentinels watch. */
    boolean onWatchedStore() {
        return needs.contains("redis-sentinel");
    }

    /** What happens, from the first to the last. */
    interface Course {
        void run(Scene scene);
    }

    /** What must hold. */
    enum Bar {
        /** No request fails. */
        NOTHING_FAILS,
        /** No join of a running meeting fails. */
        NO_JOIN_FAILS,
        /** Three seconds after a node's death, new meetings are not led there. */
        NOTHING_TO_THE_DEAD,
        /** A dead node's meetings can be joined elsewhere within 15 s. */
        SOON_ELSEWHERE
    }
}
