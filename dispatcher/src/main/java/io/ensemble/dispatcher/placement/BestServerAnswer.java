// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tells the best server. */
@Schema(name = "BestServer", description = "The best server of its kind at this moment")
record BestServerAnswer(
        @Schema(description = "Its id", examples = "jitsi-01")
        String node,

        @Schema(description = "Where people reach it", examples = "https://jitsi-01.example.org")
        URI url) {}
