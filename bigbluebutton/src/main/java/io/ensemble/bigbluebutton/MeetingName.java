package io.ensemble.bigbluebutton;

import java.util.Optional;

/** The rule for the name that {@code create} gives a meeting: MeetingNameConstraint of bbb-common-web. */
public final class MeetingName {

    /** Name of the parameter that carries it. */
    public static final String PARAMETER = "name";

    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 256;

    private MeetingName() {}

    /** What is wrong with the name in a call, if anything. */
    public static Optional<Failure> violation(Parameters parameters) {
        return parameters
                .first(PARAMETER)
                .map(MeetingName::violation)
                .orElseGet(() -> Optional.of(Failure.NULL_MEETING_NAME));
    }

    /** What is wrong with this name, if anything. */
    public static Optional<Failure> violation(String name) {
        if (name.isEmpty()) {
            return Optional.of(Failure.EMPTY_MEETING_NAME);
        }
        return name.length() < MIN_LENGTH || name.length() > MAX_LENGTH
                ? Optional.of(Failure.MEETING_NAME_SIZE)
                : Optional.empty();
    }
}
