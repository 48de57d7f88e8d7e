package io.ensemble.gateway.callback;

import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.http.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The addresses that nodes are given. */
@ApplicationScoped
public class CallbackAddress {

    static final String PATH = "/callback/";

    private final Optional<String> configured;

    CallbackAddress(GatewayConfig config, PublicAddress publicAddress) {
        this.configured = config.callbackUrl()
                .map(url -> url.toString().replaceAll("/+$", ""))
                .or(publicAddress::configured);
    }

    /**
     * Where nodes reach us.
     *
     * @param ofRequest the address under which the caller reached us, if it is known
     */
    public Optional<String> base(Optional<String> ofRequest) {
        return configured.or(() -> ofRequest).map(base -> base + PATH);
    }

    /** The token of what may be such an address. */
    static Optional<String> token(String address) {
        var at = address.lastIndexOf(PATH);
        return at < 0 ? Optional.empty() : Optional.of(address.substring(at + PATH.length()));
    }
}
