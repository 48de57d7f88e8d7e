package io.ensemble.sandbox.meeting;

import java.util.Locale;
import java.util.Optional;

/** The two roles of BigBlueButton's API. */
public enum Role {
    MODERATOR,
    VIEWER;

    /** The role of that name in any case; empty for every other text. */
    public static Optional<Role> named(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "MODERATOR" -> Optional.of(MODERATOR);
            case "VIEWER" -> Optional.of(VIEWER);
            default -> Optional.empty();
        };
    }
}
