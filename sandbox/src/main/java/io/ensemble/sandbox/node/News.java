package io.ensemble.sandbox.node;

import io.ensemble.sandbox.callback.AnalyticsCallbacks;
import io.ensemble.sandbox.callback.EndCallbacks;
import io.ensemble.sandbox.callback.RecordingReadyCallbacks;
import io.ensemble.sandbox.hook.HookSignature;
import io.ensemble.sandbox.hook.Hooks;
import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.recording.Recording;
import io.ensemble.sandbox.recording.Recordings;
import io.ensemble.sandbox.recording.Workshop;
import java.util.function.Supplier;

/** What happens on a node goes from here to everybody who wants to hear of it, in the node and outside. */
final class News {

    private final Recordings recordings = new Recordings();
    private final Workshop workshop;
    private final Hooks hooks;
    private final EndCallbacks ends;
    private final AnalyticsCallbacks analytics;
    private final RecordingReadyCallbacks ready;

    News(NodeSpec spec, World world, Supplier<String> secret) {
        var courier = world.courier();
        this.workshop = new Workshop(recordings, world.time(), world.scale(), this::published);
        this.hooks = new Hooks(courier, new HookSignature(spec.host(), secret), world.time(), world.random());
        this.ends = new EndCallbacks(courier);
        this.analytics = new AnalyticsCallbacks(courier, secret);
        this.ready = new RecordingReadyCallbacks(courier, secret);
    }

    Recordings recordings() {
        return recordings;
    }

    Workshop workshop() {
        return workshop;
    }

    Hooks hooks() {
        return hooks;
    }

    void tell(MeetingEvent event) {
        hooks.tell(event);
        if (event instanceof MeetingEvent.Ended end) {
            ends.ended(end);
            analytics.ended(end);
            workshop.take(end);
        }
    }

    private void published(Recording recording) {
        ready.published(recording);
        hooks.published(recording);
    }
}
