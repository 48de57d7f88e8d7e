package io.ensemble.sandbox.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.sandbox.web.Json;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed tokens as bbb-recording-core makes them (RFC 7515, compact), with the header that Ruby's jwt writes. */
enum Jwt {
    HS256("HmacSHA256"),
    HS512("HmacSHA512");

    private final String mac;

    Jwt(String mac) {
        this.mac = mac;
    }

    String sign(Object payload, String secret) {
        var signed = base64(Json.write(Map.of("alg", name())).getBytes(UTF_8)) + "."
                + base64(Json.write(payload).getBytes(UTF_8));
        return signed + "." + base64(signature(signed, secret));
    }

    private byte[] signature(String text, String secret) {
        try {
            var algorithm = Mac.getInstance(mac);
            algorithm.init(new SecretKeySpec(secret.getBytes(UTF_8), mac));
            return algorithm.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + mac, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
