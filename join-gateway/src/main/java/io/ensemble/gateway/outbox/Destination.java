package io.ensemble.gateway.outbox;

import java.net.InetAddress;
import java.net.URI;

/** Where a letter goes. */
sealed interface Destination {

    /**
     * It may go there.
     *
     * @param address the one that was checked, and that is to be connected to
     */
    record Open(URI uri, InetAddress address) implements Destination {

        String host() {
            return uri.getHost();
        }

        boolean secure() {
            return "https".equalsIgnoreCase(uri.getScheme());
        }

        int port() {
            return uri.getPort() >= 0 ? uri.getPort() : secure() ? 443 : 80;
        }

        String pathAndQuery() {
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }

        /** The host alone: front ends put secrets into the rest. */
        @Override
        public String toString() {
            return host();
        }
    }

    /** It must never go there. */
    record Forbidden(String reason) implements Destination {}

    /** Nobody knows the host now. */
    record Unknown() implements Destination {}
}
