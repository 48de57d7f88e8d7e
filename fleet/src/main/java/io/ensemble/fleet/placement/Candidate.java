package io.ensemble.fleet.placement;

import java.util.OptionalDouble;

/**
 * A node in the eyes of one decision.
 *
 * @param node its id
 * @param load participants that it has or must expect, in no relation to its weight yet; empty when it may keep the
 *     meetings that it has but takes no new ones
 * @param weight relative capacity, above 0
 */
public record Candidate(String node, OptionalDouble load, double weight) {

    /** A node that may take the meeting. */
    public static Candidate taking(String node, double load, double weight) {
        return new Candidate(node, OptionalDouble.of(load), weight);
    }

    /** A node that keeps its meetings and takes no new ones. */
    public static Candidate keeping(String node) {
        return new Candidate(node, OptionalDouble.empty(), 1.0);
    }
}
