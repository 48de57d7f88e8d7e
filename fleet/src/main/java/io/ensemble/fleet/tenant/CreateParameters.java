package io.ensemble.fleet.tenant;

import java.util.Map;

/**
 * What a tenant changes in the parameters of {@code create}.
 *
 * @param defaults used where the front end sends nothing
 * @param overrides used whatever the front end sends
 */
public record CreateParameters(Map<String, String> defaults, Map<String, String> overrides) {

    /** Passes everything on as it came. */
    public static final CreateParameters UNCHANGED = new CreateParameters(Map.of(), Map.of());

    public CreateParameters {
        defaults = Map.copyOf(defaults);
        overrides = Map.copyOf(overrides);
    }
}
