// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for the end of all meetings of a node. */
@Schema(description = "Who asks for the end of all meetings of a node, and why")
record PanicRequest(
        @Schema(description = "Who asks, in your own words", maxLength = 64, examples = "anna") @Nullable
        String by,

        @Schema(description = "Why, in your own words", maxLength = 500, examples = "on fire") @Nullable
        String why) {}
