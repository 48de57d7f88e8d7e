package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A node as the API shows it; never with its secret. */
@Schema(description = "A node, and what was last seen of it")
record NodeRow(
        @Schema(examples = "bbb-01") String id,
        @Schema(enumeration = {"bigbluebutton", "jitsi"}) String kind,
        URI url,

        @Schema(
                enumeration = {"file", "api", "prometheus"},
                description = "Which source lists it, or listed it last: nodes.yaml, this API, Prometheus")
        String source,

        @Schema(description = "Since when its source lists it no more, and why; null while it is listed") @Nullable
        Left left,

        @Schema(
                enumeration = {"enabled", "cordoned", "draining", "disabled"},
                description = "What the operator wants")
        String state,

        @Schema(
                enumeration = {"file", "api", "prometheus", "operator", "left"},
                description = "Who says so: its source, an operator over it, or that its source lists it no more")
        String stateSource,

        @Schema(description = "What an operator said last of its state; null if nothing is in force") @Nullable
        Said operator,

        @Schema(description = "Whether it is draining and is known to have no meetings left")
        boolean drained,

        @Schema(description = "Why it takes no new meetings, in words; null if it takes some") @Nullable
        String out,

        @Schema(
                enumeration = {"online", "unstable", "offline", "unseen"},
                description = "What polling finds")
        String health,

        @Schema(description = "Why the last poll failed") @Nullable
        String problem,

        @Schema(
                enumeration = {"secret", "clock", "answer"},
                description = "What is wrong with it although it answers; null if nothing is")
        @Nullable
        String wrong,

        @Schema(description = "When it last answered") @Nullable
        Instant seenAt,

        @Schema(description = "Null if a Jitsi node does not tell") @Nullable
        Integer rooms,

        @Schema(description = "Null if a Jitsi node does not tell") @Nullable
        Integer participants,

        int videos,
        int voices,
        int breakouts,

        @Schema(
                description =
                        "Participants, and those expected in young meetings; without reservations. Null if a Jitsi node"
                                + " does not tell")
        @Nullable
        Double load,

        @Schema(description = "Busy share of its processors, 0 to 1; null if unknown") @Nullable
        Double cpu,

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

    /** A node that its source lists no more. */
    @Schema(name = "LeftNode", description = "Since when its source lists a node no more, and why")
    record Left(Instant at, String why) {}

    static NodeRow of(NodeInView seen, Optional<NodeOrigin> origin, Optional<OperatorState> operator, LoadRule load) {
        var node = seen.node();
        var sighting = seen.sighting();
        return new NodeRow(
                node.id(),
                node.kind().toString(),
                node.url(),
                source(origin),
                orNull(origin.flatMap(known -> known.leftAt().map(at -> new Left(at, known.why())))),
                node.state().toString(),
                stateSource(seen, origin, operator),
                orNull(operator.map(said -> new Said(orNull(said.deadline()), said.by(), said.why(), said.at()))),
                drained(seen, origin, operator),
                orNull(WhyOut.of(seen, origin, operator)),
                seen.healthInWords(),
                orNull(sighting.flatMap(NodeSighting::problem)),
                orNull(sighting.flatMap(NodeSighting::wrong).map(Wrong::toString)),
                orNull(sighting.flatMap(NodeSighting::seenAt)),
                told(sighting, NodeSighting::rooms, 0),
                told(sighting, NodeSighting::participants, 0),
                sighting.map(NodeSighting::videos).orElse(0),
                sighting.map(NodeSighting::voices).orElse(0),
                sighting.map(NodeSighting::breakouts).orElse(0),
                told(sighting, load::rounded, 0.0),
                orNull(sighting.flatMap(NodeRow::cpu)),
                node.weight(),
                node.tags().stream().sorted().toList());
    }

    private static <T> @Nullable T told(Optional<NodeSighting> sighting, Function<NodeSighting, T> of, T unseen) {
        if (sighting.isEmpty()) {
            return unseen;
        }
        return sighting.get().countsPeople() ? of.apply(sighting.get()) : null;
    }

    private static Optional<Double> cpu(NodeSighting seen) {
        return seen.cpu().isPresent() ? Optional.of(seen.cpu().getAsDouble()) : Optional.empty();
    }

    private static String source(Optional<NodeOrigin> origin) {
        return origin.map(NodeOrigin::source).orElse(NodeSource.FILE).toString();
    }

    private static String stateSource(NodeInView seen, Optional<NodeOrigin> origin, Optional<OperatorState> operator) {
        var operators =
                operator.flatMap(OperatorState::state).filter(seen.node().state()::equals);
        if (operators.isPresent()) {
            return "operator";
        }
        return origin.filter(NodeOrigin::hasLeft).isPresent() ? "left" : source(origin);
    }

    /** An answer from before the node was to be drained says nothing: a meeting may have been placed after it. */
    private static boolean drained(NodeInView seen, Optional<NodeOrigin> origin, Optional<OperatorState> operator) {
        var since = operator.filter(said -> said.state().equals(Optional.of(NodeState.DRAINING)))
                .map(OperatorState::at)
                .or(() -> origin.flatMap(NodeOrigin::leftAt))
                .orElse(Instant.EPOCH);
        return seen.node().state() == NodeState.DRAINING
                && seen.sighting()
                        .filter(sighting -> sighting.knownEmptySince(since))
                        .isPresent();
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.isPresent() ? value.get() : null;
    }
}
