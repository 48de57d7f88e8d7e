package io.ensemble.gateway.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import io.ensemble.gateway.GatewayConfig;
import java.net.URI;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final RoomName ROOM = new RoomName("biology-%c3%a9-1");
    private static final Guest ADA = new Guest("v1", "Ada", true);

    @Test
    void aTokenSaysWhoMayEnterWhichRoomOnWhichServerAndUntilWhen() throws Exception {
        var token = token(with(Optional.empty()), node(TokenKind.SECRET, "short"), ADA);

        assertThat(part(token, 0)).isEqualTo(json("{'alg':'HS256','typ':'JWT'}"));
        assertThat(part(token, 1)).isEqualTo(json("""
                {'iss':'ensemble','aud':'jitsi','sub':'jitsi-01.example.org','room':'biology-%c3%a9-1',
                 'exp':1795536000,'context':{'user':{'id':'v1','name':'Ada','moderator':true,'affiliation':'owner'}}}
                """));
        // Verified by hand: the library that signs must not be the one that says that it is right.
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("short".getBytes(UTF_8), "HmacSHA256"));
        assertThat(signature(token)).isEqualTo(mac.doFinal(signed(token)));
    }

    @Test
    void aGuestIsAMember() throws Exception {
        var guest = new Guest("v2", "<b>Bob</b> \"é", false);
        var user = part(token(with(Optional.empty()), node(TokenKind.SECRET, "secret"), guest), 1)
                .at("/context/user");
        assertThat(user.get("moderator").booleanValue()).isFalse();
        assertThat(user.get("affiliation").textValue()).isEqualTo("member");
        assertThat(user.get("name").textValue()).isEqualTo("<b>Bob</b> \"é");
    }

    @Test
    void theFirstKeySignsAndItsIdTellsWhichOne() throws Exception {
        var config = with(Optional.of(List.of(KeyFile.make(), KeyFile.make())));
        var signing = new SigningKeys(config).signing().orElseThrow();

        var token = token(config, node(TokenKind.KEY, ""), ADA);

        assertThat(part(token, 0).get("alg").textValue()).isEqualTo("RS256");
        assertThat(part(token, 0).get("kid").textValue()).isEqualTo(signing.id());
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(signing.publicKey());
        signature.update(signed(token));
        assertThat(signature.verify(signature(token))).isTrue();
    }

    @Test
    void aServerWithoutTokensGetsNoneAndOneThatWantsAKeyWeLackLetsNobodyIn() {
        var tokens = tokens(with(Optional.empty()));
        assertThat(tokens.of(node(TokenKind.NONE, ""), ROOM, ADA)).isEqualTo(new Pass.Open());
        assertThat(tokens.of(node(TokenKind.KEY, ""), ROOM, ADA)).isEqualTo(new Pass.Impossible());
    }

    private static String token(GatewayConfig config, Node node, Guest guest) {
        var pass = tokens(config).of(node, ROOM, guest);
        assertThat(pass).isInstanceOf(Pass.Token.class).hasToString("Token");
        return ((Pass.Token) pass).text();
    }

    private static Tokens tokens(GatewayConfig config) {
        return new Tokens(new SigningKeys(config), InstantSource.fixed(NOW), config);
    }

    private static GatewayConfig with(Optional<List<Path>> keys) {
        GatewayConfig.Jitsi jitsi = mock();
        when(jitsi.keys()).thenReturn(keys);
        when(jitsi.tokenLifetime()).thenReturn(Duration.ofHours(4));
        GatewayConfig config = mock();
        when(config.jitsi()).thenReturn(jitsi);
        return config;
    }

    private static Node node(TokenKind tokens, String secret) {
        return new Node(
                "jitsi-01",
                NodeKind.JITSI,
                URI.create("https://jitsi-01.example.org:8443/"),
                new Secret(secret),
                NodeState.ENABLED,
                Set.of(),
                1,
                Optional.empty(),
                Optional.of(new Jitsi(tokens, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static byte[] signed(String token) {
        return token.substring(0, token.lastIndexOf('.')).getBytes(UTF_8);
    }

    private static byte[] signature(String token) {
        return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
    }

    private static JsonNode part(String token, int index) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
