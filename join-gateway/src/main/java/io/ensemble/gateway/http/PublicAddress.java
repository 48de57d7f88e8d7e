package io.ensemble.gateway.http;

import io.ensemble.gateway.GatewayConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The address under which the caller reached us, for links that lead back. */
@ApplicationScoped
public class PublicAddress {

    private final GatewayConfig config;

    PublicAddress(GatewayConfig config) {
        this.config = config;
    }

    /** Scheme, host and port without a trailing slash. */
    public String of(HttpServerRequest request) {
        return configured().orElseGet(() -> request.scheme() + "://" + authority(request));
    }

    /** The configured address; empty if only requests tell it, and anybody may have written those. */
    public Optional<String> configured() {
        return config.publicUrl().map(url -> url.toString().replaceAll("/+$", ""));
    }

    /** The host under which the caller reached us, without a port; it names the tenant. */
    public String host(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? "" : authority.host();
    }

    // HTTP/1.0 has no Host header.
    private static String authority(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? "localhost" : authority.toString();
    }
}
