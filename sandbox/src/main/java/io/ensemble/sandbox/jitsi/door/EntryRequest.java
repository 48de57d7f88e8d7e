package io.ensemble.sandbox.jitsi.door;

import io.ensemble.sandbox.jitsi.conference.Devices;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a page asks to be let in; as JSON, all but the path may be left out.
 *
 * @param path of the page, undecoded
 * @param jwt the token from its address
 * @param name of the person, if the token does not say it
 * @param settings {@code subject} and the like
 */
public record EntryRequest(
        String path, String jwt, String name, boolean microphone, boolean camera, Map<String, Object> settings) {

    /** What Jitsi calls somebody without a name ({@code defaultRemoteDisplayName}). */
    private static final String NOBODY = "Fellow Jitster";

    /** Values that are missing in JSON come as null. */
    public EntryRequest(
            @Nullable String path,
            @Nullable String jwt,
            @Nullable String name,
            boolean microphone,
            boolean camera,
            @Nullable Map<String, Object> settings) {
        this.path = path == null ? "" : path;
        this.jwt = jwt == null ? "" : jwt;
        this.name = name == null || name.isBlank() ? NOBODY : name;
        this.microphone = microphone;
        this.camera = camera;
        this.settings = settings == null ? Map.of() : settings;
    }

    Devices devices() {
        return new Devices(microphone, camera);
    }
}
