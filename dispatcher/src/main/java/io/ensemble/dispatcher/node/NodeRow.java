package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A node as the API shows it; never with its secret. */
@Schema(description = "A node, and what was last seen of it")
record NodeRow(
        @Schema(examples = "bbb-01") String id,
        @Schema(enumeration = {"bigbluebutton", "jitsi"}) String kind,
        URI url,

        @Schema(
                enumeration = {"enabled", "cordoned", "draining", "disabled"},
                description = "What the operator wants")
        String state,

        @Schema(
                enumeration = {"file", "operator"},
                description = "Who says so: nodes.yaml, or this API over it")
        String stateSource,

        @Schema(description = "What an operator said last of its state; null if nothing is in force") @Nullable
        Said operator,

        @Schema(description = "Whether it is draining and has no meetings left")
        boolean drained,

        @Schema(
                enumeration = {"online", "unstable", "offline", "unseen"},
                description = "What polling finds")
        String health,

        @Schema(description = "Why the last poll failed") @Nullable
        String problem,

        @Schema(description = "When it last answered") @Nullable
        Instant seenAt,

        int rooms,
        int participants,
        int videos,
        int voices,
        int breakouts,

        @Schema(description = "Participants, and those expected in young meetings; without reservations")
        double load,

        double weight,
        List<String> tags) {

    /** What an operator said of a node's state. */
    @Schema(name = "OperatorState", description = "What an operator said of a node's state")
    record Said(
            @Schema(description = "When the meetings of a draining node are ended; null to wait for them") @Nullable
            Instant deadline,

            String by,

            @Schema(description = "Empty if nothing was said")
            String why,

            Instant at) {}

    static NodeRow of(NodeInView seen, Optional<OperatorState> operator, LoadRule load) {
        var node = seen.node();
        var sighting = seen.sighting();
        return new NodeRow(
                node.id(),
                node.kind().toString(),
                node.url(),
                node.state().toString(),
                operator.isPresent() ? "operator" : "file",
                orNull(operator.map(said -> new Said(orNull(said.deadline()), said.by(), said.why(), said.at()))),
                drained(seen, operator),
                seen.healthInWords(),
                orNull(sighting.flatMap(NodeSighting::problem)),
                orNull(sighting.flatMap(NodeSighting::seenAt)),
                sighting.map(NodeSighting::rooms).orElse(0),
                sighting.map(NodeSighting::participants).orElse(0),
                sighting.map(NodeSighting::videos).orElse(0),
                sighting.map(NodeSighting::voices).orElse(0),
                sighting.map(NodeSighting::breakouts).orElse(0),
                sighting.map(load::rounded).orElse(0.0),
                node.weight(),
                node.tags().stream().sorted().toList());
    }

    /** An answer from before the node was to be drained says nothing: a meeting may have been placed after it. */
    private static boolean drained(NodeInView seen, Optional<OperatorState> operator) {
        return seen.node().state() == NodeState.DRAINING
                && seen.sighting()
                        .filter(sighting -> sighting.meetings().isEmpty())
                        .flatMap(NodeSighting::seenAt)
                        .filter(at -> operator.map(OperatorState::at)
                                .filter(at::isBefore)
                                .isEmpty())
                        .isPresent();
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.get() : null;
    }
}
