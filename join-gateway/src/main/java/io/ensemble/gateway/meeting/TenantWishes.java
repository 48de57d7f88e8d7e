package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.tenant.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes the parameters of create and join as the tenant's operator wants. */
public final class TenantWishes {

    private TenantWishes() {}

    /** The parameters of a create. */
    static Parameters forCreate(Tenant tenant, Parameters sent) {
        var changed = changed(sent, tenant.create().defaults(), tenant.create().overrides());
        for (var entry : tenant.create().append().entrySet()) {
            changed = changed.with(entry.getKey(), joined(changed.text(entry.getKey()), entry.getValue()));
        }
        return changed;
    }

    /** The parameters of a join. */
    public static Parameters forJoin(Tenant tenant, Parameters sent) {
        return changed(sent, tenant.join().defaults(), tenant.join().overrides());
    }

    private static Parameters changed(Parameters sent, Map<String, String> defaults, Map<String, String> overrides) {
        var changed = sent;
        for (var entry : defaults.entrySet()) {
            changed = changed.withDefault(entry.getKey(), entry.getValue());
        }
        for (var entry : overrides.entrySet()) {
            changed = changed.with(entry.getKey(), entry.getValue());
        }
        return changed;
    }

    private static String joined(String words, List<String> more) {
        return Stream.concat(Arrays.stream(words.split(",", -1)), more.stream())
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .collect(Collectors.joining(","));
    }
}
