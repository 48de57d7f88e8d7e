package io.ensemble.dispatcher.placement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a chain of filters left, and why the rest was taken away.
 *
 * @param left nodes that may take the meeting
 * @param excluded every other node, once, with the first reason against it
 */
record Shortlist(List<NodeInView> left, List<Exclusion> excluded) {

    Shortlist {
        left = List.copyOf(left);
        excluded = List.copyOf(excluded);
    }

    /** Sends the nodes through the filters, one after the other. */
    static Shortlist of(List<NodeInView> nodes, List<Filter> filters) {
        var left = nodes;
        var excluded = new ArrayList<Exclusion>();
        for (var filter : filters) {
            var before = left;
            var after = new ArrayList<NodeInView>();
            for (var node : before) {
                filter.against(node, before)
                        .ifPresentOrElse(
                                reason -> excluded.add(new Exclusion(node.node().id(), filter.name(), reason)),
                                () -> after.add(node));
            }
            left = after;
        }
        return new Shortlist(left, excluded);
    }

    /** Why there is nobody, such as "4 nodes: 2 cordoned, 2 offline". */
    String inWords() {
        if (excluded.isEmpty()) {
            return "no nodes";
        }
        var counts = excluded.stream()
                .collect(Collectors.groupingBy(Exclusion::reason, LinkedHashMap::new, Collectors.counting()));
        var parts = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return excluded.size() + (excluded.size() == 1 ? " node: " : " nodes: ") + parts;
    }
}
