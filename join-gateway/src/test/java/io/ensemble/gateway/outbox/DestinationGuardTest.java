package io.ensemble.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.gateway.GatewayConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.1.2.3",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatOnlyWeCanReachIsForbidden(String address) {
        assertThat(guard(List.of(), address).check("http://name.example.org/"))
                .isInstanceOf(Destination.Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "198.17.255.255",
                "223.255.255.255",
                "2001:db8::1",
                "2a00:1450:4001:80b::200e"
            })
    void whatEverybodyCanReachIsOpen(String address) {
        assertThat(guard(List.of(), address).check("https://name.example.org/x"))
                .isInstanceOfSatisfying(
                        Destination.Open.class,
                        open -> assertThat(open.address()).isEqualTo(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0/16", "10.1.2.3", "name.example.org", "NAME.example.org"})
    void whatIsAllowedIsOpen(String allowed) {
        assertThat(guard(List.of(allowed), "10.1.2.3").check("http://name.example.org/"))
                .isInstanceOf(Destination.Open.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.2.0.0/16", "10.1.2.4", "example.org", "fc00::/7"})
    void whatIsAllowedElseOpensNothing(String allowed) {
        assertThat(guard(List.of(allowed), "10.1.2.3").check("http://name.example.org/"))
                .isInstanceOf(Destination.Forbidden.class);
    }

    @Test
    void onePrivateAddressAmongManyIsEnough() {
        assertThat(guard(List.of(), "1.1.1.1", "127.0.0.1").check("http://name.example.org/"))
                .isInstanceOf(Destination.Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example.org/",
                "file:///etc/passwd",
                "http:///x",
                "nonsense",
                "",
                "http://[::1",
                "gopher://x"
            })
    void whatIsNoWebAddressIsForbidden(String url) {
        assertThat(guard(List.of(), "1.1.1.1").check(url)).isInstanceOf(Destination.Forbidden.class);
    }

    @Test
    void aHostThatNobodyKnowsMayBeKnownLater() {
        var guard = new DestinationGuard(
                host -> {
                    throw new UnknownHostException(host);
                },
                config(List.of()));
        assertThat(guard.check("http://name.example.org/")).isEqualTo(new Destination.Unknown());
    }

    @Test
    void anOpenDestinationKnowsItsPortAndPath() {
        var plain = (Destination.Open) guard(List.of(), "1.1.1.1").check("http://n.example.org?a=%20b");
        var secure = (Destination.Open) guard(List.of(), "1.1.1.1").check("HTTPS://n.example.org/p;x#f");
        assertThat(plain.port()).isEqualTo(80);
        assertThat(plain.pathAndQuery()).isEqualTo("/?a=%20b");
        assertThat(secure.port()).isEqualTo(443);
        assertThat(secure.pathAndQuery()).isEqualTo("/p;x");
        assertThat(secure).hasToString("n.example.org");
    }

    private static DestinationGuard guard(List<String> allowed, String... addresses) {
        return new DestinationGuard(
                host -> Stream.of(addresses).map(InetAddress::ofLiteral).toList(), config(allowed));
    }

    private static GatewayConfig config(List<String> allowed) {
        var callbacks = mock(GatewayConfig.Callbacks.class);
        when(callbacks.allow()).thenReturn(Optional.of(allowed));
        var config = mock(GatewayConfig.class);
        when(config.callbacks()).thenReturn(callbacks);
        return config;
    }
}
