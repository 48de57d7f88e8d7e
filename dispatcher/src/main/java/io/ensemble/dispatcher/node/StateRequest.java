package io.ensemble.dispatcher.node;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.ensemble.dispatcher.audit.Reason;
import io.ensemble.dispatcher.problem.ProblemException;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for a node's state. */
@Schema(description = "The state that a node is to have")
record StateRequest(
        @Schema(
                required = true,
                enumeration = {"enabled", "cordoned", "draining", "disabled"})
        @Nullable
        String state,

        @Schema(
                description =
                        "Of a draining node: when its meetings are ended, as a duration from now or as a time with"
                                + " its offset. Without it, they are waited for.",
                examples = {"PT2H", "2026-10-01T04:00:00+02:00"})
        @Nullable
        String deadline,

        @Schema(description = "Who asks, in your own words", maxLength = 64, examples = "anna") @Nullable
        String by,

        @Schema(description = "Why, in your own words", maxLength = 500, examples = "new disk") @Nullable
        String why,

        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {

    /** What the operator says; the request ends with a problem if that cannot be. */
    OperatorState read(Instant now) {
        if (unknown != null && !unknown.isEmpty()) {
            // A misspelt deadline would be a drain without one.
            throw ProblemException.badRequest("known are state, deadline, by and why; there is something else");
        }
        var wanted = Optional.ofNullable(state)
                .flatMap(NodeState::called)
                .orElseThrow(
                        () -> ProblemException.badRequest("state must be enabled, cordoned, draining or disabled"));
        if (deadline != null && wanted != NodeState.DRAINING) {
            throw ProblemException.badRequest("only the state draining has a deadline");
        }
        var until = Optional.ofNullable(deadline).map(text -> DrainDeadline.read(text.strip(), now));
        var reason = Reason.given(by, why);
        return new OperatorState(Optional.of(wanted), until, reason.by(), reason.why(), now);
    }
}
