package io.ensemble.sandbox.meeting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What create asks for, as far as it shows in answers or behaviour.
 *
 * @param attendeePassword empty if none was sent; the node then invents one
 * @param moderatorPassword empty if none was sent; the node then invents one
 * @param voiceBridge empty if none was sent; the node then picks one. A text, since leading zeros count
 * @param maxParticipants 0 is unlimited
 * @param logoutUrl where people go from here; empty for the node's own address
 * @param meetingEndedUrl called at the end; empty for none
 * @param metadata names in lower case, without their prefix
 * @param disabledFeatures what the front end switched off; only "presentation" shows here
 * @param slides how many documents came with the request
 */
public record Settings(
        String meetingId,
        String name,
        String attendeePassword,
        String moderatorPassword,
        String voiceBridge,
        String dialNumber,
        int maxParticipants,
        RecordingSettings recording,
        Lifetime lifetime,
        GuestPolicy guestPolicy,
        String logoutUrl,
        String meetingEndedUrl,
        SequencedMap<String, String> metadata,
        Optional<Breakout> breakout,
        Set<String> disabledFeatures,
        int slides) {

    public Settings {
        disabledFeatures = Set.copyOf(disabledFeatures);
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    }

    Settings withPasswords(String attendee, String moderator) {
        return copy(attendee, moderator, voiceBridge, metadata, breakout);
    }

    Settings withVoiceBridge(String bridge) {
        return copy(attendeePassword, moderatorPassword, bridge, metadata, breakout);
    }

    /** As a breakout room of that meeting: it inherits all metadata (MeetingService.createBreakoutRoom). */
    Settings under(MeetingView parent) {
        var inherited = new LinkedHashMap<String, String>(parent.settings().metadata());
        for (Map.Entry<String, String> own : metadata.entrySet()) {
            inherited.put(own.getKey(), own.getValue());
        }
        return copy(
                attendeePassword,
                moderatorPassword,
                voiceBridge,
                inherited,
                breakout.map(room -> new Breakout(parent.internalId(), room.sequence(), room.freeJoin())));
    }

    private Settings copy(
            String attendee,
            String moderator,
            String bridge,
            SequencedMap<String, String> newMetadata,
            Optional<Breakout> newBreakout) {
        return new Settings(
                meetingId,
                name,
                attendee,
                moderator,
                bridge,
                dialNumber,
                maxParticipants,
                recording,
                lifetime,
                guestPolicy,
                logoutUrl,
                meetingEndedUrl,
                newMetadata,
                newBreakout,
                disabledFeatures,
                slides);
    }
}
