package io.ensemble.sandbox.jitsi.conference;

import io.ensemble.sandbox.jitsi.token.Claims;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who wants to enter.
 *
 * @param claims what a verified token says; empty without tokens
 * @param settings of the page, from its address: {@code subject} and the like
 * @param reports whether a page reports for the person, who is taken for lost when it falls silent
 */
public record Visitor(
        String name, Devices devices, Optional<Claims> claims, Map<String, Object> settings, boolean reports) {

    public Visitor {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    boolean moderates() {
        return claims.filter(Claims::moderator).isPresent();
    }
}
