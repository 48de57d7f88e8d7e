package io.ensemble.dispatcher.callback;

import io.ensemble.fleet.store.DeadLetterStore.DeadLetter;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A callback that was given up, as operators see it: of its address the host alone, since the rest may be a secret. */
@Schema(name = "DeadCallback")
record DeadCallbackRow(
        String id,
        String kind,
        String tenant,
        String meetingId,
        String host,
        int attempts,
        String lastError,
        Instant since) {

    static DeadCallbackRow of(DeadLetter dead) {
        var letter = dead.letter();
        var callback = letter.callback();
        return new DeadCallbackRow(
                dead.entry(),
                callback.kind().toString(),
                callback.meeting().tenant(),
                callback.meeting().meetingId(),
                host(callback.destination()),
                letter.attempts(),
                letter.lastError(),
                letter.since());
    }

    private static String host(String destination) {
        try {
            return Optional.ofNullable(URI.create(destination).getHost()).orElse("");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
