package io.ensemble.sandbox.jitsi.bridge;

import io.ensemble.sandbox.cpu.Flow;
import io.ensemble.sandbox.jitsi.conference.ConferenceView;
import java.util.List;

/**
 * What goes through the bridge at one moment. A call of two is not among it: the two talk to each other directly.
 *
 * @param endpoints people
 * @param largest people in the largest conference
 * @param forwardedAudio streams that somebody gets: each microphone is heard by everybody else in its conference
 * @param forwardedVideo the same of cameras
 * @param sizes of all conferences
 */
public record Load(
        int conferences,
        int endpoints,
        int largest,
        int microphones,
        int cameras,
        int forwardedAudio,
        int forwardedVideo,
        List<Integer> sizes) {

    /** 1056 streams were 550 Mbit/s in Jitsi's own evaluation of the bridge's performance. */
    private static final double VIDEO_BYTES = 0.52e6 / 8;

    private static final double AUDIO_BYTES = 0.04e6 / 8;

    /** Opus packets last 20 ms. */
    private static final int AUDIO_PACKETS = 50;

    /** Of 1200 bytes each. */
    private static final int VIDEO_PACKETS = 54;

    static Load of(List<ConferenceView> rooms) {
        var onBridge = rooms.stream().filter(ConferenceView::onBridge).toList();
        var microphones = 0;
        var cameras = 0;
        var forwardedAudio = 0;
        var forwardedVideo = 0;
        for (var room : onBridge) {
            var others = room.people().size() - 1;
            for (var person : room.people()) {
                var devices = person.visitor().devices();
                microphones += devices.microphone() ? 1 : 0;
                forwardedAudio += devices.microphone() ? others : 0;
                cameras += devices.camera() ? 1 : 0;
                forwardedVideo += devices.camera() ? others : 0;
            }
        }
        var sizes = onBridge.stream().map(room -> room.people().size()).toList();
        return new Load(
                sizes.size(),
                sizes.stream().mapToInt(Integer::intValue).sum(),
                sizes.stream().mapToInt(Integer::intValue).max().orElse(0),
                microphones,
                cameras,
                forwardedAudio,
                forwardedVideo,
                sizes);
    }

    Flow flow() {
        return new Flow(
                cameras * VIDEO_BYTES + microphones * AUDIO_BYTES,
                forwardedVideo * VIDEO_BYTES + forwardedAudio * AUDIO_BYTES);
    }

    int packetsReceived() {
        return cameras * VIDEO_PACKETS + microphones * AUDIO_PACKETS;
    }

    int packetsSent() {
        return forwardedVideo * VIDEO_PACKETS + forwardedAudio * AUDIO_PACKETS;
    }
}
