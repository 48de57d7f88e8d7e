package io.ensemble.sandbox.jitsi.token;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a token says, its signature being good.
 *
 * @param all as they are in the token
 */
public record Claims(Map<String, Object> all) {

    /** Values of {@code affiliation} that make somebody a moderator (prosody's mod_token_affiliation). */
    private static final Set<String> OWNERS = Set.of("owner", "moderator", "teacher");

    public Claims {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /** A claim that is a text; empty if there is none or it is something else. */
    public Optional<String> text(String name) {
        return text(all, name);
    }

    /** Name of the person; empty if the token names nobody. */
    public Optional<String> userName() {
        return text(user(), "name");
    }

    /** Whether the person moderates. */
    public boolean moderator() {
        var flag = user().get("moderator");
        return Boolean.TRUE.equals(flag)
                || "true".equals(flag)
                || text(user(), "affiliation").filter(OWNERS::contains).isPresent();
    }

    private Map<?, ?> user() {
        return all.get("context") instanceof Map<?, ?> context && context.get("user") instanceof Map<?, ?> user
                ? user
                : Map.of();
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
