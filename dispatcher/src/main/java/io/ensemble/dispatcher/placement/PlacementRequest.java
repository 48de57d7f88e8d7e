package io.ensemble.dispatcher.placement;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for the place of a meeting. */
@Schema(description = "Asks for the place of a meeting")
record PlacementRequest(
        @Schema(required = true, examples = "default") @Nullable
        String tenant,

        @Schema(
                required = true,
                description = "Of a Jitsi room, its name as it stands in its address: percent-encoded, in lower case",
                minLength = 1,
                maxLength = 1023,
                examples = "biology-101")
        @Nullable
        String meetingId,

        @Schema(
                enumeration = {"bigbluebutton", "jitsi"},
                defaultValue = "bigbluebutton")
        @Nullable
        String kind,

        @Schema(description = "Nodes that are known to refuse: the meeting is not placed there anew") @Nullable
        Set<String> not) {}
