package io.ensemble.fleet.tenant;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a tenant changes in the parameters of {@code create}.
 *
 * @param defaults used where the front end sends nothing
 * @param overrides used whatever the front end sends
 * @param append added to what is sent, for parameters that hold words between commas, as {@code disabledFeatures} does
 */
public record CreateParameters(
        Map<String, String> defaults, Map<String, String> overrides, Map<String, List<String>> append) {

    /** Passes everything on as it came. */
    public static final CreateParameters UNCHANGED = new CreateParameters(Map.of(), Map.of());

    public CreateParameters {
        defaults = Map.copyOf(defaults);
        overrides = Map.copyOf(overrides);
        // What a dispatcher of an earlier version published has none.
        append = Objects.requireNonNullElse(append, Map.<String, List<String>>of()).entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** Appends nothing. */
    public CreateParameters(Map<String, String> defaults, Map<String, String> overrides) {
        this(defaults, overrides, Map.of());
    }
}
