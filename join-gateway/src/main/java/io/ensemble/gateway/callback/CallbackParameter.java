package io.ensemble.gateway.callback;

import io.ensemble.fleet.callback.CallbackKind;
import java.util.Locale;
import java.util.Optional;

/** Which parameters of create hold the address of a callback. */
final class CallbackParameter {

    private CallbackParameter() {}

    /** The kind of callback that a parameter asks for. A server lower-cases the names of metadata. */
    static Optional<CallbackKind> kind(String name) {
        if (name.equals("meetingEndedURL")) {
            return Optional.of(CallbackKind.ENDED_URL);
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("meta_endcallbackurl")) {
            return Optional.of(CallbackKind.END);
        }
        if (lower.equals("meta_analytics-callback-url")) {
            return Optional.of(CallbackKind.ANALYTICS);
        }
        // bbb- by the stock script, bn- by Moodle, canvas- by Canvas.
        return lower.startsWith("meta_") && lower.endsWith("recording-ready-url")
                ? Optional.of(CallbackKind.RECORDING_READY)
                : Optional.empty();
    }
}
