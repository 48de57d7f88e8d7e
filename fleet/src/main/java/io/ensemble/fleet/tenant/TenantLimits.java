package io.ensemble.fleet.tenant;

import java.util.OptionalInt;

/** How much a tenant may use at the same time; empty is unlimited. */
public record TenantLimits(OptionalInt meetings, OptionalInt attendees) {

    /** No limits. */
    public static final TenantLimits NONE = new TenantLimits(OptionalInt.empty(), OptionalInt.empty());
}
