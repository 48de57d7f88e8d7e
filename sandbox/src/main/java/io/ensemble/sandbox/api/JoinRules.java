package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.Meetings;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What join refuses before it looks at roles (JoinMeeting of bbb-common-web). The first violation counts. */
record JoinRules(Meetings meetings) {

    Optional<Failure> firstViolation(Parameters parameters) {
        return Stream.<Supplier<Optional<Failure>>>of(
                        () -> Rules.meetingId(parameters),
                        () -> existence(parameters),
                        () -> fullName(parameters),
                        () -> Rules.password(parameters, "password"),
                        () -> Rules.truth(parameters, "guest", "Guest must be a boolean value"),
                        () -> Rules.truth(parameters, "auth", "Auth must be a boolean value"),
                        () -> Rules.integral(parameters, "createTime", "Create time must be an integer value"))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Failure> existence(Parameters parameters) {
        return meetings.find(parameters.text("meetingID")).isPresent()
                ? Optional.empty()
                : Optional.of(new Failure("invalidMeetingIdentifier", "A meeting with that ID does not exist"));
    }

    private static Optional<Failure> fullName(Parameters parameters) {
        return parameters.text("fullName").isEmpty()
                ? Optional.of(new Failure("missingParamFullName", "You must provide your name"))
                : Optional.empty();
    }
}
