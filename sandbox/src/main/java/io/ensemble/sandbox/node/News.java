package io.ensemble.sandbox.node;

import io.ensemble.sandbox.callback.AnalyticsCallbacks;
import io.ensemble.sandbox.callback.Courier;
import io.ensemble.sandbox.callback.EndCallbacks;
import io.ensemble.sandbox.callback.RecordingReadyCallbacks;
import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.recording.Recording;
import java.util.function.Supplier;

/** Passes on what happens on a node to everybody outside who wants to hear of it. */
record News(EndCallbacks ends, AnalyticsCallbacks analytics, RecordingReadyCallbacks ready) {

    static News by(Courier courier, Supplier<String> secret) {
        return new News(
                new EndCallbacks(courier),
                new AnalyticsCallbacks(courier, secret),
                new RecordingReadyCallbacks(courier, secret));
    }

    void tell(MeetingEvent event) {
        if (event instanceof MeetingEvent.Ended end) {
            ends.ended(end);
            analytics.ended(end);
        }
    }

    void published(Recording recording) {
        ready.published(recording);
    }
}
