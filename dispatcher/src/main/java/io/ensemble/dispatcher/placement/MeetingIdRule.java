package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.tenant.MeetingScope;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which meeting ids a server takes: of BigBlueButton, 2 to 256 characters, no comma (MeetingIDConstraint of bbb-common-web);
 * of Jitsi, the name of a room as a browser makes it of an address (jitsi-meet, react/features/base/util/uri.ts).
 */
final class MeetingIdRule {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 256;

    /** The local part of an address has at most that many bytes (RFC 7622, section 3.3). */
    private static final int LONGEST_ROOM = 1023;

    private static final Pattern ROOM = Pattern.compile("(?:[a-z0-9._~-]|%[0-9a-f]{2})+");

    private MeetingIdRule() {}

    /** What is wrong with the id, in words for the caller; empty if nothing is. */
    static Optional<String> against(MeetingKey meeting) {
        return switch (meeting.kind()) {
            case BIGBLUEBUTTON -> againstMeeting(meeting);
            case JITSI -> againstRoom(meeting);
        };
    }

    private static Optional<String> againstRoom(MeetingKey meeting) {
        if (!ROOM.matcher(meeting.meetingId()).matches()) {
            return Optional.of(
                    "meetingId of a Jitsi room must be its name as it stands in its address: percent-encoded, in"
                            + " lower case, without a slash");
        }
        var length = MeetingScope.onNode(meeting).length();
        return length > LONGEST_ROOM
                ? Optional.of("meetingId is too long: a Jitsi server takes " + LONGEST_ROOM + " bytes, this one has "
                        + length)
                : Optional.empty();
    }

    private static Optional<String> againstMeeting(MeetingKey meeting) {
        var id = meeting.meetingId();
        if (id.length() < SHORTEST || id.length() > LONGEST) {
            return Optional.of("meetingId needs 2 to 256 characters; this one has " + id.length());
        }
        if (id.indexOf(',') >= 0) {
            return Optional.of("meetingId must not have a comma");
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("meetingId must not have control characters");
        }
        if (!MeetingScope.fitsNode(meeting)) {
            return Optional.of("meetingId is too long: with its tenant it exceeds 256 characters on the node");
        }
        return Optional.empty();
    }
}
