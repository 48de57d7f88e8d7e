package io.ensemble.bigbluebutton;

import java.util.Optional;
import java.util.stream.Stream;

/** The rule for the passwords of {@code create}, {@code join} and {@code end}: PasswordConstraint of bbb-common-web. */
public final class Password {

    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 64;

    private Password() {}

    /** What is wrong with any password of a call, whatever the call names it; an empty one counts as absent. */
    public static Optional<Failure> violation(Parameters parameters) {
        return Stream.of("attendeePW", "moderatorPW", "password")
                .map(parameters::text)
                .flatMap(password -> violation(password).stream())
                .findFirst();
    }

    /** What is wrong with this password, if anything. */
    public static Optional<Failure> violation(String password) {
        return password.isEmpty() || (password.length() >= MIN_LENGTH && password.length() <= MAX_LENGTH)
                ? Optional.empty()
                : Optional.of(Failure.INVALID_PASSWORD);
    }
}
