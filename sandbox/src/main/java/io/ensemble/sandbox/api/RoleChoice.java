package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.Role;
import io.ensemble.sandbox.meeting.Settings;
import java.util.Optional;

/** As what somebody joins: a valid role wins over the password, an invalid one falls through to it (section 2.3). */
sealed interface RoleChoice {
    record Chosen(Role role) implements RoleChoice {}

    record Refused(Failure failure) implements RoleChoice {}

    static RoleChoice of(Parameters parameters, Settings meeting) {
        var password = parameters.text("password");
        return Role.named(parameters.text("role"))
                .or(() -> byPassword(password, meeting))
                .<RoleChoice>map(Chosen::new)
                .orElseGet(() -> new Refused(new Failure(
                        // The key is literally this text.
                        "Params required",
                        password.isEmpty()
                                ? "You must either send the valid role of the user, or the password, should the"
                                        + " meeting have one."
                                : "You must enter a valid password")));
    }

    private static Optional<Role> byPassword(String password, Settings meeting) {
        if (password.isEmpty()) {
            return Optional.empty();
        }
        if (password.equals(meeting.moderatorPassword())) {
            return Optional.of(Role.MODERATOR);
        }
        return password.equals(meeting.attendeePassword()) ? Optional.of(Role.VIEWER) : Optional.empty();
    }
}
