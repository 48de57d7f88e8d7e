package io.ensemble.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JSON web tokens by the letter of RFC 7515, so that the library is not tested against itself. */
final class Jwt {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Jwt() {}

    static String signed(String algorithm, String claims, String secret) {
        var head = BASE64.encodeToString(("{\"alg\":\"" + algorithm + "\"}").getBytes(UTF_8));
        var signed = head + "." + BASE64.encodeToString(claims.getBytes(UTF_8));
        return signed + "." + BASE64.encodeToString(mac(algorithm, signed, secret));
    }

    static boolean isSigned(String algorithm, String token, String secret) {
        var dot = token.lastIndexOf('.');
        return token.substring(dot + 1).equals(BASE64.encodeToString(mac(algorithm, token.substring(0, dot), secret)));
    }

    private static byte[] mac(String algorithm, String text, String secret) {
        try {
            var mac = Mac.getInstance(algorithm.replace("HS", "HmacSHA"));
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), mac.getAlgorithm()));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
