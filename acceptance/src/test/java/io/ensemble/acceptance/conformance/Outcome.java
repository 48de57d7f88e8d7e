package io.ensemble.acceptance.conformance;

import java.util.List;

/**
 * What one case gave on both sides.
 *
 * @param onNode what the reference says that the node did not do
 * @param onGateway the same for the gateway
 * @param difference what differs between the two; empty if nothing does
 */
record Outcome(Case told, List<String> onNode, List<String> onGateway, List<String> difference) {

    boolean isGood() {
        return onNode.isEmpty() && onGateway.isEmpty() && difference.isEmpty();
    }

    /** Everything that is wrong, a line each. */
    String account() {
        var text = new StringBuilder(told.toString()).append('\n');
        onNode.forEach(fault -> text.append("  node: ").append(fault).append('\n'));
        onGateway.forEach(fault -> text.append("  gateway: ").append(fault).append('\n'));
        difference.forEach(line -> text.append("  differs: ").append(line).append('\n'));
        return text.toString();
    }
}
