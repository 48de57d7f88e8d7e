package io.ensemble.gateway.http;

import io.ensemble.gateway.GatewayConfig;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** The address under which the caller reached us, for links that lead back. */
@ApplicationScoped
public class PublicAddress {

    private final GatewayConfig config;

    PublicAddress(GatewayConfig config) {
        this.config = config;
    }

    /** Scheme, host and port without a trailing slash. */
    public String of(HttpServerRequest request) {
        return config.publicUrl()
                .map(url -> url.toString().replaceAll("/+$", ""))
                .orElseGet(() -> request.scheme() + "://" + request.authority());
    }

    /** The host under which the caller reached us, without a port; it names the tenant. */
    public String host(HttpServerRequest request) {
        var authority = request.authority();
        return authority == null ? "" : authority.host();
    }
}
