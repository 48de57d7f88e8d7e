package io.ensemble.gateway.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.callback.TokenSeal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Writes hook links as addresses and reads them back. Nothing needs storing. */
@ApplicationScoped
class HookLinks {

    /** Neither a node's id nor an address has it. */
    private static final String SEPARATOR = "\n";

    private final TokenSeal seal;

    HookLinks(GatewayConfig config) {
        this.seal = new TokenSeal("ensemble hook", config.roomKeys());
    }

    /** The address that the node gets; the same for the same link, by which both sides know it. */
    String url(HookLink link) {
        var payload = (link.node() + SEPARATOR + link.address()).getBytes(UTF_8);
        return link.address() + "hook/" + seal.write(payload).orElseThrow();
    }

    /** The link of a token; empty if the token was cut, changed, or made by somebody else. */
    Optional<HookLink> read(String token) {
        return seal.read(token)
                .map(payload -> new String(payload, UTF_8).split(SEPARATOR, 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new HookLink(parts[0], parts[1]));
    }
}
