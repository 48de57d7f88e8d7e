package io.ensemble.dispatcher.tenant;

import io.ensemble.fleet.tenant.Tenant;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tenant as the API shows it; never with its secrets. */
@Schema(description = "A front end")
record TenantRow(
        @Schema(examples = "default") String id,
        List<String> hosts,
        @Schema(description = "How many secrets it has") int secrets,
        Limits limits) {

    /** What the tenant may use at the same time. */
    @Schema(description = "What it may use at the same time; null is unlimited")
    record Limits(@Nullable Integer meetings, @Nullable Integer attendees) {}

    static TenantRow of(Tenant tenant) {
        return new TenantRow(
                tenant.id(),
                tenant.hosts().stream().sorted().toList(),
                tenant.secrets().size(),
                new Limits(
                        orNull(tenant.limits().meetings()),
                        orNull(tenant.limits().attendees())));
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
