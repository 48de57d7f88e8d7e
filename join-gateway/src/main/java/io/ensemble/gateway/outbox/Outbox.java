package io.ensemble.gateway.outbox;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.fleet.callback.Callback;
import io.ensemble.fleet.callback.Letter;
import io.ensemble.gateway.GatewayMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Takes what front ends are to be told. What it took is delivered, whatever becomes of this gateway. */
@ApplicationScoped
public class Outbox {

    private final Letterbox letterbox;
    private final GatewayMeters meters;
    private final InstantSource clock;

    Outbox(Letterbox letterbox, GatewayMeters meters, InstantSource clock) {
        this.letterbox = letterbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes a callback, unless it was taken before.
     *
     * @param recipient where it goes, without what differs when a node repeats itself
     * @param event tells it from other events of the same meeting
     * @throws io.ensemble.gateway.store.StoreAbsentException if the store does not answer: the node will come again
     */
    public void put(Callback callback, String recipient, String event) {
        var meeting = callback.meeting();
        var identity =
                String.join("\n", callback.kind().toString(), meeting.tenant(), meeting.meetingId(), event, recipient);
        // The identity holds an address that may be a secret, so what is shown as an id is its hash.
        var id = ChecksumAlgorithm.SHA256.hex(identity).substring(0, 32);
        var isNew = letterbox.put(Letter.fresh(id, callback, clock.instant()));
        meters.callback(callback.kind(), isNew ? "queued" : "repeated");
    }
}
