package io.ensemble.fleet.tenant;

import java.util.Map;

/**
 * What a tenant changes in the parameters of {@code join}.
 *
 * @param defaults used where the front end sends nothing
 * @param overrides used whatever the front end sends
 */
public record JoinParameters(Map<String, String> defaults, Map<String, String> overrides) {

    /** Passes everything on as it came. */
    public static final JoinParameters UNCHANGED = new JoinParameters(Map.of(), Map.of());

    public JoinParameters {
        defaults = Map.copyOf(defaults);
        overrides = Map.copyOf(overrides);
    }
}
