package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.tenant.MeetingScope;
import java.util.Optional;

/** Which meeting ids a BigBlueButton server takes (MeetingIDConstraint of bbb-common-web): 2 to 256 characters, no comma. */
final class MeetingIdRule {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 256;

    private MeetingIdRule() {}

    /** What is wrong with the id, in words for the caller; empty if nothing is. */
    static Optional<String> against(MeetingKey meeting) {
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
