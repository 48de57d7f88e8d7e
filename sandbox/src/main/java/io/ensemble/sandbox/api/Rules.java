package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Constraints that several calls share (bbb-common-web, package api.model.constraint). */
final class Rules {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final Set<String> BOOLEANS = Set.of("true", "false", "0", "1");

    private Rules() {}

    static Optional<Failure> meetingId(Parameters parameters) {
        var id = parameters.text("meetingID");
        if (id.isEmpty()) {
            return Optional.of(new Failure("missingParamMeetingID", "You must provide a meeting ID"));
        }
        if (id.length() < 2 || id.length() > 256) {
            return Optional.of(new Failure("sizeError", "Meeting ID must be between 2 and 256 characters"));
        }
        if (id.contains(",")) {
            return Optional.of(invalid("Meeting ID cannot contain ','"));
        }
        if (id.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(invalid("Invalid meeting ID"));
        }
        return Optional.empty();
    }

    static Optional<Failure> password(Parameters parameters, String name) {
        var length = parameters.text(name).length();
        return length == 0 || (length >= 2 && length <= 64) ? Optional.empty() : Optional.of(Failure.INVALID_PASSWORD);
    }

    static Optional<Failure> truth(Parameters parameters, String name, String message) {
        var text = parameters.text(name);
        return text.isEmpty() || BOOLEANS.contains(text.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(invalid(message));
    }

    static Optional<Failure> integral(Parameters parameters, String name, String message) {
        var text = parameters.text(name);
        return text.isEmpty() || DIGITS.matcher(text).matches() ? Optional.empty() : Optional.of(invalid(message));
    }

    static Failure invalid(String message) {
        return new Failure("validationError", message);
    }
}
