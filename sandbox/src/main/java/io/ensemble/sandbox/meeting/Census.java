package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.util.function.IntSupplier;

/** Counts what keeps a node busy. */
public final class Census {

    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Registry registry;
    private final IntSupplier recordingJobs;

    public Census(Registry registry, IntSupplier recordingJobs) {
        this.registry = registry;
        this.recordingJobs = recordingJobs;
    }

    /** The counts of this moment. */
    public Occupancy take() {
        return registry.locked(() -> {
            var now = registry.time().instant();
            var users = 0;
            var microphones = 0;
            var listenOnly = 0;
            var allCameras = 0;
            var cameraConsumers = 0;
            var young = 0;
            for (var meeting : registry.meetings()) {
                var present = 0;
                var cameras = 0;
                for (var user : meeting.users()) {
                    if (user.present()) {
                        present++;
                        microphones += user.media().microphone() ? 1 : 0;
                        listenOnly += user.media().listenOnly() ? 1 : 0;
                        cameras += user.media().camera() ? 1 : 0;
                    }
                }
                users += present;
                allCameras += cameras;
                cameraConsumers += cameras * Math.max(0, present - 1);
                if (registry.scale().between(meeting.started(), now).compareTo(YOUNG) < 0) {
                    young++;
                }
            }
            return new Occupancy(
                    registry.meetings().size(),
                    users,
                    microphones,
                    listenOnly,
                    allCameras,
                    cameraConsumers,
                    young,
                    registry.joined(),
                    registry.slides(),
                    recordingJobs.getAsInt());
        });
    }
}
