package io.ensemble.fleet.tenant;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All tenants of a fleet, and how a request finds its own. */
public record Tenants(List<Tenant> all) {

    /** Nobody. */
    public static final Tenants NONE = new Tenants(List.of());

    public Tenants {
        all = List.copyOf(all);
    }

    /** The tenant of that id. */
    public Optional<Tenant> withId(String id) {
        return all.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
    }

    /**
     * The tenant that is reached under that host name: the one that lists it, else the tenant {@code default}, if there
     * is one.
     *
     * @param host host name without a port, in any case
     */
    public Optional<Tenant> at(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(tenant -> tenant.hosts().contains(name))
                .findFirst()
                .or(() -> withId(Tenant.DEFAULT_ID));
    }
}
