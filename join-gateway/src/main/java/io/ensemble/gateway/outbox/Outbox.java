package io.ensemble.gateway.outbox;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.fleet.callback.Callback;
import io.ensemble.fleet.callback.Letter;
import io.ensemble.fleet.store.OutboxStore;
import io.ensemble.gateway.GatewayMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Takes what front ends are to be told. What it took is delivered, whatever becomes of this gateway. */
@ApplicationScoped
public class Outbox {

    private final OutboxStore store;
    private final GatewayMeters meters;
    private final InstantSource clock;

    Outbox(OutboxStore store, GatewayMeters meters, InstantSource clock) {
        this.store = store;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes a callback, unless it was taken before.
     *
     * @param recipient where it goes, without what differs when a node repeats itself
     * @param event tells it from other events of the same meeting
     * @throws RuntimeException if the store does not answer: the node will come again
     */
    public void put(Callback callback, String recipient, String event) {
        var meeting = callback.meeting();
        var identity =
                String.join("\n", callback.kind().toString(), meeting.tenant(), meeting.meetingId(), event, recipient);
        // The identity holds an address that may be a secret, so what is shown as an id is its hash.
        var id = ChecksumAlgorithm.SHA256.hex(identity).substring(0, 32);
        var isNew = store.put(Letter.fresh(id, callback, clock.instant()));
        meters.callback(callback.kind(), isNew ? "queued" : "repeated");
    }
}
