package io.ensemble.sandbox.jitsi.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens for tests: good ones, and such as somebody forges. */
public final class TestTokens {

    /** 32 bytes, the least that HS256 takes. */
    public static final String SECRET = "0123456789abcdef0123456789abcdef";

    private TestTokens() {}

    /** What a good token says about a moderator in the room {@code maths} of a node on this machine. */
    public static Map<String, Object> claims(long nowSeconds) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "ensemble");
        claims.put("aud", "jitsi");
        claims.put("sub", "127.0.0.1");
        claims.put("room", "maths");
        claims.put("exp", nowSeconds + 60);
        claims.put("nbf", nowSeconds - 10);
        claims.put("context", Map.of("user", Map.of("name", "Ada", "moderator", true)));
        return claims;
    }

    public static String hs256(Map<String, Object> claims, String secret) {
        return sign(new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT), claims, secret);
    }

    static String sign(JWSHeader.Builder header, Map<String, Object> claims, String secret) {
        try {
            var token = new JWSObject(header.build(), new Payload(claims));
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public static String rs256(Map<String, Object> claims, String keyId, KeyPair keys) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(keyId)
                    .build();
            var token = new JWSObject(header, new Payload(claims));
            token.sign(new RSASSASigner(keys.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The public key as it is published. */
    public static String pem(KeyPair keys) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    /** A text as it stands in a token. */
    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
