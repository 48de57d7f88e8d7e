package io.ensemble.fleet.tenant;

import io.ensemble.fleet.node.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One front end.
 *
 * @param id unique, {@code [a-z0-9-]}; also its path, {@code /t/ID/bigbluebutton/api}
 * @param hosts host names under which it is reached without a path, lower case
 * @param secrets all are accepted, so that a secret can be changed without an outage; the first signs
 */
public record Tenant(
        String id,
        Set<String> hosts,
        List<Secret> secrets,
        TenantLimits limits,
        CreateParameters create,
        JoinParameters join) {

    /** Id of the one tenant of a fleet without a tenants file. Its meeting ids reach the nodes unchanged. */
    public static final String DEFAULT_ID = "default";

    public Tenant {
        hosts = Set.copyOf(hosts);
        secrets = List.copyOf(secrets);
        // What a dispatcher of an earlier version published has none.
        join = Objects.requireNonNullElse(join, JoinParameters.UNCHANGED);
    }

    /** A tenant that passes the parameters of join on as they came. */
    public Tenant(String id, Set<String> hosts, List<Secret> secrets, TenantLimits limits, CreateParameters create) {
        this(id, hosts, secrets, limits, create, JoinParameters.UNCHANGED);
    }

    /** The one tenant of a fleet without a tenants file. */
    public static Tenant theDefault(Secret secret) {
        return new Tenant(DEFAULT_ID, Set.of(), List.of(secret), TenantLimits.NONE, CreateParameters.UNCHANGED);
    }
}
