package io.ensemble.sandbox.jitsi.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A public key in a text file (RFC 7468, section 13). */
final class PublicKeyPem {

    private static final Pattern FRAME =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private PublicKeyPem() {}

    /** The RSA key in it; empty if there is none. */
    static Optional<RSAPublicKey> read(String text) {
        var frame = FRAME.matcher(text);
        if (!frame.find()) {
            return Optional.empty();
        }
        try {
            var encoded = Base64.getMimeDecoder().decode(frame.group(1));
            var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            return key instanceof RSAPublicKey rsa ? Optional.of(rsa) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
