package io.ensemble.benchmark.startup;

import java.util.List;

/**
 * What several measurements of one thing say together.
 *
 * @param count how many
 * @param median the middle one, which one odd run does not move
 * @param lower the first quartile
 * @param upper the third quartile
 * @param least the smallest
 * @param most the largest
 */
record Spread(int count, double median, double lower, double upper, double least, double most) {

    static Spread of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Spread(
                sorted.size(),
                at(sorted, 0.5),
                at(sorted, 0.25),
                at(sorted, 0.75),
                sorted.getFirst(),
                sorted.getLast());
    }

    /** Between two neighbours in proportion, as most statistics programs do. */
    private static double at(List<Double> sorted, double share) {
        var place = share * (sorted.size() - 1);
        var below = (int) Math.floor(place);
        var above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
