package io.ensemble.gateway.outbox;

import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps callbacks away from what only we can reach: our own machine, the private network, the cloud's metadata. The host is
 * looked up once, every address of it is checked, and the connection goes to a checked address, so that a name that
 * changes its address in between changes nothing.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html">
 *     Server-side request forgery</a>
 */
@ApplicationScoped
class DestinationGuard {

    /** Not globally reachable by the special-purpose registries of IANA, or a disguise of an IPv4 address. */
    private static final List<AddressRange> PRIVATE = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // behind a carrier's NAT; some clouds have their metadata there
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local; most clouds have their metadata there
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarking
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "::/96", // any-local, loopback, and IPv4 in an old disguise
                    "::ffff:0:0:0/96", // IPv4, translated
                    "64:ff9b::/96", // IPv4 behind NAT64
                    "64:ff9b:1::/48", // the same, locally
                    "2002::/16", // IPv4 in 6to4
                    "fc00::/7", // unique local
                    "fe80::/10", // link-local
                    "fec0::/10", // site-local
                    "ff00::/8") // multicast
            .map(text -> AddressRange.parse(text).orElseThrow())
            .toList();

    private final NameLookup names;
    private final Set<String> allowedHosts;
    private final List<AddressRange> allowedRanges;

    DestinationGuard(NameLookup names, GatewayConfig config) {
        this.names = names;
        var allowed = config.callbacks().allow().orElse(List.of());
        this.allowedHosts =
                allowed.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.allowedRanges = allowed.stream()
                .flatMap(text -> AddressRange.parse(text).stream())
                .toList();
    }

    /** Where a letter with that address goes. Looks the host up, which may take its time. */
    Destination check(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            return new Destination.Forbidden("the address is malformed");
        }
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new Destination.Forbidden("only http and https are allowed");
        }
        if (uri.getHost() == null) {
            return new Destination.Forbidden("the address names no host");
        }
        return check(uri);
    }

    private Destination check(URI uri) {
        try {
            var addresses = names.addresses(uri.getHost());
            var trusted = allowedHosts.contains(uri.getHost().toLowerCase(Locale.ROOT));
            return trusted || addresses.stream().allMatch(this::mayBeReached)
                    ? new Destination.Open(uri, addresses.getFirst())
                    : new Destination.Forbidden("the host is in a private network;"
                            + " ensemble.gateway.callbacks.allow can open the way to it");
        } catch (UnknownHostException unknown) {
            return new Destination.Unknown();
        }
    }

    private boolean mayBeReached(InetAddress address) {
        return PRIVATE.stream().noneMatch(range -> range.contains(address))
                || allowedRanges.stream().anyMatch(range -> range.contains(address));
    }
}
