package io.ensemble.sandbox.callback;

import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.web.Json;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Sends who was in a meeting and how long to meta_analytics-callback-url (section 2.14). */
public record AnalyticsCallbacks(Courier courier, Supplier<String> secret) {

    /** From post_events_analytics_callback.rb. */
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);

    /** A meeting ended; there are events of it if somebody asked to keep them, or recorded it. */
    public void ended(MeetingEvent.Ended end) {
        var settings = end.meeting().settings();
        var url = settings.metadata().getOrDefault("analytics-callback-url", "");
        if (!url.isEmpty()
                && (settings.recording().keepEvents() || end.meeting().marked())) {
            var expiry = end.ended().plus(TOKEN_LIFETIME).getEpochSecond();
            var callback = Callback.post(url, "application/json", Json.write(AnalyticsReport.of(end)))
                    .with("Authorization", "Bearer " + Jwt.HS512.sign(Map.of("exp", expiry), secret.get()))
                    .with("User-Agent", "BigBlueButton Analytics Callback");
            courier.send(callback, DeliveryRules.ONCE);
        }
    }
}
