package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.Breakout;
import io.ensemble.sandbox.meeting.GuestPolicy;
import io.ensemble.sandbox.meeting.Lifetime;
import io.ensemble.sandbox.meeting.RecordingSettings;
import io.ensemble.sandbox.meeting.Settings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads create's parameters. What cannot be parsed falls back to the node's default, as in ParamsProcessorUtil. */
public final class SettingsReader {

    /** Other meta_ names are silently dropped (ParamsProcessorUtil). */
    private static final Pattern METADATA = Pattern.compile("meta_([a-zA-Z][a-zA-Z0-9-]*)");

    /** defaultDialAccessNumber of bigbluebutton.properties. */
    private static final String DIAL_NUMBER = "613-555-1234";

    private SettingsReader() {}

    /** The settings that these parameters ask for. */
    public static Settings read(Parameters parameters, int slides) {
        return new Settings(
                parameters.text("meetingID"),
                parameters.text("name"),
                parameters.text("attendeePW"),
                parameters.text("moderatorPW"),
                parameters.text("voiceBridge"),
                parameters.withDefault("dialNumber", DIAL_NUMBER).text("dialNumber"),
                number(parameters, "maxParticipants", 0),
                new RecordingSettings(
                        flag(parameters, "record"),
                        flag(parameters, "autoStartRecording"),
                        flag(parameters, "meetingKeepEvents")),
                lifetime(parameters),
                guestPolicy(parameters.text("guestPolicy")),
                parameters.text("logoutURL"),
                parameters.text("meetingEndedURL"),
                metadata(parameters),
                breakout(parameters),
                disabledFeatures(parameters),
                slides);
    }

    private static Lifetime lifetime(Parameters parameters) {
        var standard = Lifetime.DEFAULT;
        return new Lifetime(
                number(parameters, "duration", standard.duration()),
                number(parameters, "meetingExpireIfNoUserJoinedInMinutes", standard.expireIfNoUserJoined()),
                number(parameters, "meetingExpireWhenLastUserLeftInMinutes", standard.expireWhenLastUserLeft()),
                flag(parameters, "endWhenNoModerator"),
                number(parameters, "endWhenNoModeratorDelayInMinutes", standard.endWhenNoModeratorDelay()));
    }

    private static GuestPolicy guestPolicy(String text) {
        return switch (text) {
            case "ALWAYS_DENY" -> GuestPolicy.ALWAYS_DENY;
            case "ASK_MODERATOR" -> GuestPolicy.ASK_MODERATOR;
            case "ALWAYS_ACCEPT_AUTH" -> GuestPolicy.ALWAYS_ACCEPT_AUTH;
            default -> GuestPolicy.ALWAYS_ACCEPT;
        };
    }

    private static Set<String> disabledFeatures(Parameters parameters) {
        var disabled = new HashSet<>(List.of(parameters.text("disabledFeatures").split(",")));
        disabled.removeAll(List.of(parameters.text("disabledFeaturesExclude").split(",")));
        return disabled;
    }

    /** What meta_ parameters say, under their names in lower case. */
    static SequencedMap<String, String> metadata(Parameters parameters) {
        var metadata = new LinkedHashMap<String, String>();
        for (var entry : parameters.entries()) {
            var name = METADATA.matcher(entry.name());
            if (name.matches()) {
                metadata.putIfAbsent(name.group(1).toLowerCase(Locale.ROOT), entry.value());
            }
        }
        return metadata;
    }

    private static Optional<Breakout> breakout(Parameters parameters) {
        return flag(parameters, "isBreakout")
                ? Optional.of(new Breakout(
                        parameters.text("parentMeetingID"),
                        number(parameters, "sequence", 0),
                        flag(parameters, "freeJoin")))
                : Optional.empty();
    }

    private static boolean flag(Parameters parameters, String name) {
        var text = parameters.text(name);
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    private static int number(Parameters parameters, String name, int fallback) {
        try {
            return Integer.parseInt(parameters.text(name).strip());
        } catch (NumberFormatException unset) {
            return fallback;
        }
    }
}
