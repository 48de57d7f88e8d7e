package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.placement.Placement;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Tells the place of a meeting. */
@Schema(description = "The place of a meeting")
record PlacementAnswer(
        String tenant,
        String meetingId,

        @Schema(description = "Id of the node", examples = "bbb-01")
        String node,

        @Schema(description = "When it was placed") Instant since,

        @Schema(description = "Whether it was decided without the store, in agreement with all dispatchers")
        boolean agreed) {

    static PlacementAnswer of(Placement placement) {
        return new PlacementAnswer(
                placement.meeting().tenant(),
                placement.meeting().meetingId(),
                placement.node(),
                placement.since(),
                false);
    }

    static PlacementAnswer of(Placing.Agreed agreed) {
        return new PlacementAnswer(
                agreed.meeting().tenant(), agreed.meeting().meetingId(), agreed.node(), Instant.EPOCH, true);
    }
}
