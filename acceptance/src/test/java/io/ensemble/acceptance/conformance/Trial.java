package io.ensemble.acceptance.conformance;

import java.util.ArrayList;
import java.util.List;

/** Runs a case on both sides, one after the other, so that neither sees the other's meetings. */
record Trial(Side node, Side gateway) {

    Outcome of(Case told) {
        var onNode = run(told, node);
        var onGateway = run(told, gateway);
        var difference = told.loose() ? List.<String>of() : difference(onNode.plain(), onGateway.plain());
        return new Outcome(told, onNode.faults(), onGateway.faults(), difference);
    }

    private record Run(List<String> faults, String plain) {}

    private static Run run(Case told, Side side) {
        try (var scene = new Scene(told, side)) {
            var answer = scene.play();
            var expected = told.expected().stream().map(scene::fill).toList();
            return new Run(Check.faults(answer, expected), Plain.of(answer, scene.ids()));
        } catch (AssertionError broken) {
            return new Run(List.of(String.valueOf(broken.getMessage())), "");
        }
    }

    private static List<String> difference(String node, String gateway) {
        var left = node.lines().toList();
        var right = gateway.lines().toList();
        var lines = new ArrayList<String>();
        left.stream().filter(line -> !right.contains(line)).forEach(line -> lines.add("only node:    " + line));
        right.stream().filter(line -> !left.contains(line)).forEach(line -> lines.add("only gateway: " + line));
        // The same lines in another order are a difference too.
        return lines.isEmpty() && !left.equals(right) ? List.of("order: " + left + " / " + right) : lines;
    }
}
