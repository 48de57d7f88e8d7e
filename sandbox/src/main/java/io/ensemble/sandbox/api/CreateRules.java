package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;

/** What create refuses by its parameters alone (CreateMeeting of bbb-common-web). The first violation counts. */
final class CreateRules {

    private CreateRules() {}

    static Optional<Failure> firstViolation(Parameters parameters) {
        return Stream.of(
                        Rules.meetingId(parameters),
                        name(parameters),
                        Rules.integral(parameters, "voiceBridge", "Voice bridge must be a 5-digit integer value"),
                        Rules.password(parameters, "attendeePW"),
                        Rules.password(parameters, "moderatorPW"),
                        Rules.truth(parameters, "isBreakoutRoom", "Is breakout room must be a boolean value"),
                        Rules.truth(parameters, "record", "Record must be a boolean value"),
                        presentationUrl(parameters),
                        notesEditor(parameters),
                        parent(parameters))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Failure> name(Parameters parameters) {
        var name = parameters.first("name");
        if (name.isEmpty()) {
            return Optional.of(new Failure("nullError", "You must provide a meeting name"));
        }
        if (name.get().isEmpty()) {
            return Optional.of(new Failure("emptyError", "You must provide a meeting name"));
        }
        var length = name.get().length();
        return length < 2 || length > 256
                ? Optional.of(new Failure("sizeError", "Meeting name must be between 2 and 256 characters"))
                : Optional.empty();
    }

    private static Optional<Failure> presentationUrl(Parameters parameters) {
        var url = parameters.text("presentationUploadExternalUrl");
        return url.isEmpty() || isAbsolute(url)
                ? Optional.empty()
                : Optional.of(Rules.invalid("Param 'presentationUploadExternalUrl' is not a valid URL"));
    }

    private static Optional<Failure> notesEditor(Parameters parameters) {
        var editor = parameters.text("sharedNotesEditor");
        return editor.isEmpty() || editor.equals("etherpad") || editor.equals("blockNote")
                ? Optional.empty()
                : Optional.of(new Failure(
                        "invalidSharedNotesEditor", "Param 'sharedNotesEditor' must be etherpad or blockNote"));
    }

    private static Optional<Failure> parent(Parameters parameters) {
        return parameters.text("isBreakout").equalsIgnoreCase("true")
                        && parameters.text("parentMeetingID").isEmpty()
                ? Optional.of(new Failure(
                        "parentMeetingIDMissing", "No parent meeting ID was provided for the breakout room"))
                : Optional.empty();
    }

    private static boolean isAbsolute(String url) {
        try {
            var uri = new URI(url);
            return uri.getScheme() != null && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
