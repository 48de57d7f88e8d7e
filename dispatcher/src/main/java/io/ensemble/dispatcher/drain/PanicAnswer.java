// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of ending all meetings of a node. */
@Schema(name = "Panic", description = "What came of ending all meetings of a node")
record PanicAnswer(
        @Schema(examples = "bbb-01") String node,

        @Schema(description = "Its state now: it takes no new meetings", examples = "cordoned")
        String state,

        @Schema(description = "Meetings that were ended; their breakout rooms end with them")
        int ended,

        @Schema(description = "Meetings that could not be ended")
        List<FailedEnd> failed,

        @Schema(
                description = "What else went wrong; null if nothing did. If the node does not tell its meetings, those"
                        + " are ended that it had when it was last seen.")
        @Nullable
        String problem) {

    /** A meeting that could not be ended. */
    @Schema(description = "A meeting that could not be ended")
    record FailedEnd(
            @Schema(examples = "default") String tenant,
            @Schema(examples = "biology-101") String meetingId,

            @Schema(examples = "No whole answer within 5000 ms")
            String reason) {}
}
