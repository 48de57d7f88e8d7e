package io.ensemble.gateway.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.TokenKind;
import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Signs what lets one person into one room on one server, as prosody verifies it (jitsi-meet, resources/prosody-plugins/
 * token/util.lib.lua) and as lib-jitsi-meet's doc/tokens.md describes it.
 */
@ApplicationScoped
class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);

    /** Prosody's {@code asap_accepted_issuers}. */
    private static final String ISSUER = "ensemble";

    /** Prosody's {@code asap_accepted_audiences}. */
    private static final String AUDIENCE = "jitsi";

    private final SigningKeys keys;
    private final InstantSource clock;
    private final Duration lifetime;
    private final Set<String> toldUnable = ConcurrentHashMap.newKeySet();

    Tokens(SigningKeys keys, InstantSource clock, GatewayConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.lifetime = config.jitsi().tokenLifetime();
    }

    /** What lets the guest into that room on that node. */
    Pass of(Node node, RoomName room, Guest guest) {
        return switch (node.jitsi().map(Jitsi::tokens).orElse(TokenKind.NONE)) {
            case NONE -> new Pass.Open();
            case SECRET -> new Pass.Token(signedWithSecret(node, claims(node, room, guest)));
            case KEY ->
                keys.signing()
                        .<Pass>map(key -> new Pass.Token(signedWithKey(key, claims(node, room, guest))))
                        .orElseGet(() -> unable(node));
        };
    }

    // No nbf and no iat: a server whose clock is behind would turn people away for it.
    private JwtClaims claims(Node node, RoomName room, Guest guest) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(node.url().getHost());
        claims.setClaim("room", room.text());
        claims.setExpirationTime(
                NumericDate.fromSeconds(clock.instant().plus(lifetime).getEpochSecond()));
        claims.setClaim(
                "context",
                Map.of(
                        "user",
                        Map.of(
                                "id",
                                guest.id(),
                                "name",
                                guest.name(),
                                // mod_token_affiliation reads either, older modules only one of them.
                                "moderator",
                                guest.moderator(),
                                "affiliation",
                                guest.moderator() ? "owner" : "member")));
        return claims;
    }

    private static String signedWithSecret(Node node, JwtClaims claims) {
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        token.setKey(new HmacKey(node.secret().value().getBytes(UTF_8)));
        // Operators' secrets may be shorter than the hash; prosody takes them too.
        token.setDoKeyValidation(false);
        return signed(token, claims);
    }

    private static String signedWithKey(SigningKey key, JwtClaims claims) {
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(key.id());
        token.setKey(key.privateKey());
        return signed(token, claims);
    }

    private static String signed(JsonWebSignature token, JwtClaims claims) {
        token.setHeader("typ", "JWT");
        token.setPayload(claims.toJson());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256 and SHA256withRSA", e);
        }
    }

    // Once, since everybody who waits comes again in a moment.
    private Pass unable(Node node) {
        if (toldUnable.add(node.id())) {
            LOG.errorf(
                    "%s wants tokens signed with Ensemble's key, and this gateway has none: nobody can be led there. Set"
                            + " ensemble.gateway.jitsi.keys, the same on every gateway.",
                    node.id());
        }
        return new Pass.Impossible();
    }
}
