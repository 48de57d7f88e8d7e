package io.ensemble.bigbluebutton;

import java.util.Optional;
import java.util.regex.Pattern;

/** The rule for a front end's meeting id: MeetingIDConstraint of bbb-common-web. */
public final class MeetingId {

    /** Name of the parameter that carries it. */
    public static final String PARAMETER = "meetingID";

    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 256;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private MeetingId() {}

    /** What is wrong with the meeting id of a call, if anything. */
    public static Optional<Failure> violation(Parameters parameters) {
        return violation(parameters.text(PARAMETER));
    }

    /** What is wrong with this meeting id, if anything; an empty one counts as missing. */
    public static Optional<Failure> violation(String meetingId) {
        if (meetingId.isEmpty()) {
            return Optional.of(Failure.MISSING_MEETING_ID);
        }
        if (meetingId.length() < MIN_LENGTH || meetingId.length() > MAX_LENGTH) {
            return Optional.of(Failure.MEETING_ID_SIZE);
        }
        if (meetingId.contains(",")) {
            return Optional.of(Failure.MEETING_ID_COMMA);
        }
        if (CONTROL.matcher(meetingId).find()) {
            return Optional.of(Failure.MEETING_ID_INVALID);
        }
        return Optional.empty();
    }
}
