package io.ensemble.sandbox.callback;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.api.SettingsReader;
import io.ensemble.sandbox.meeting.EndReason;
import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.meeting.MeetingView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends of meetings that were created with these parameters. */
public final class Endings {

    private Endings() {}

    public static MeetingEvent.Ended of(boolean marked, String... parameters) {
        var settings = SettingsReader.read(Parameters.of(parameters), 0);
        var created = Instant.parse("2026-03-01T09:00:00Z");
        var meeting = new MeetingView(settings, "internal", created, false, List.of(), List.of(), List.of(), marked);
        return new MeetingEvent.Ended(
                meeting, EndReason.CALLED, created, created.plus(Duration.ofMinutes(10)), List.of());
    }
}
