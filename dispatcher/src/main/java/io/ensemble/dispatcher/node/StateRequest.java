package io.ensemble.dispatcher.node;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for a node's state. */
@Schema(description = "The state that a node is to have")
record StateRequest(
        @Schema(
                required = true,
                enumeration = {"enabled", "cordoned", "draining", "disabled"})
        @Nullable
        String state) {}
