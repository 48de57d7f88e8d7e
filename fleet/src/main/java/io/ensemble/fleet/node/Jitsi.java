// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.node;

import java.net.URI;
import java.util.Optional;

/**
 * What only a Jitsi server has. Each address is reached by the poller alone, on a private network.
 *
 * @param tokens how it tells who may enter
 * @param stats where its bridge serves its statistics: {@code /colibri/stats}, or {@code /metrics} for Prometheus. A call of
 *     two does not pass through the bridge, so it counts only the larger ones
 * @param jicofo where jicofo serves {@code /metrics} for Prometheus: it counts every room and everybody
 * @param census where prosody serves {@code /room-census}: every room by its name
 */
public record Jitsi(TokenKind tokens, Optional<URI> stats, Optional<URI> jicofo, Optional<URI> census) {

    /** Where a server says whether it is well (jitsi-videobridge, doc/health-checks.md). */
    public static final String HEALTH = "/about/health";

    /** A server of which nothing but its address and its secret is told. */
    public static Jitsi with(Secret secret) {
        return new Jitsi(TokenKind.usualFor(secret), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
