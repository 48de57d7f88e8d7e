package io.ensemble.sandbox.callback;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.recording.Recording;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/**
 * Tells front ends that a recording can be watched (section 2.14). The stock script reads bbb-recording-ready-url alone;
 * like Scalelite's, this one serves every meta_*-recording-ready-url, as Moodle's bn- and Canvas' need it.
 */
public record RecordingReadyCallbacks(Courier courier, Supplier<String> secret) {

    private static final String SUFFIX = "-recording-ready-url";

    /** A recording was published. */
    public void published(Recording recording) {
        recording.metadata().forEach((name, url) -> {
            if (name.endsWith(SUFFIX) && !url.isEmpty()) {
                courier.send(callback(recording, url), DeliveryRules.ONCE);
            }
        });
    }

    private Callback callback(Recording recording, String url) {
        var payload = new LinkedHashMap<String, String>();
        payload.put("meeting_id", recording.meetingId());
        payload.put("record_id", recording.recordId());
        var token = Jwt.HS256.sign(payload, secret.get());
        return Callback.post(
                url,
                "application/x-www-form-urlencoded",
                Parameters.of("signed_parameters", token).encode());
    }
}
