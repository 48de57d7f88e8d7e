// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import java.net.URI;

/** How Prometheus names what it scrapes. */
public final class HostAndPort {

    private HostAndPort() {}

    /** The host and the port of an address; without one, the port that its scheme implies. */
    public static String of(URI address) {
        var implied = "https".equals(address.getScheme()) ? 443 : 80;
        return address.getHost() + ":" + (address.getPort() < 0 ? implied : address.getPort());
    }
}
