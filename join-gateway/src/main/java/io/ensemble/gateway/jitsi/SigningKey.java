package io.ensemble.gateway.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.keys.RsaKeyUtil;

/**
 * A key pair of Ensemble: gateways sign with the private half, and Jitsi servers fetch the public half.
 *
 * @param id the key's own thumbprint (RFC 7638), so that it never has to be thought up
 * @param privateKey signs
 * @param publicKey verifies
 */
record SigningKey(String id, RSAPrivateCrtKey privateKey, RSAPublicKey publicKey) {

    /** RFC 7518, section 3.3: RS256 needs so much. */
    private static final int LEAST_BITS = 2048;

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /**
     * Reads the text of a key file (PKCS #8), as {@code openssl genpkey -algorithm RSA} writes it.
     *
     * @throws IllegalArgumentException if it is none; the message says why and shows nothing of it
     */
    static SigningKey read(String text) {
        var pem = PEM.matcher(text);
        if (!pem.find()) {
            throw new IllegalArgumentException(
                    "it has no PRIVATE KEY in it; make one with: openssl genpkey -algorithm RSA"
                            + " -pkeyopt rsa_keygen_bits:2048");
        }
        try {
            var factory = KeyFactory.getInstance("RSA");
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
            if (!(factory.generatePrivate(encoded) instanceof RSAPrivateCrtKey key)) {
                throw new IllegalArgumentException("the public half cannot be made from it");
            }
            if (key.getModulus().bitLength() < LEAST_BITS) {
                throw new IllegalArgumentException("it is shorter than " + LEAST_BITS + " bits");
            }
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            var publicKey = (RSAPublicKey) factory.generatePublic(spec);
            return new SigningKey(
                    new RsaJsonWebKey(publicKey).calculateBase64urlEncodedThumbprint("SHA-256"), key, publicKey);
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("it is no RSA key", noKey);
        }
    }

    /** The public half as a text file (RFC 7468). */
    String publicPem() {
        return RsaKeyUtil.pemEncode(publicKey);
    }

    /** The name of that file without its ending, as prosody's {@code asap_key_server} asks for it. */
    String fileName() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The public half as a web key (RFC 7517). */
    RsaJsonWebKey webKey() {
        var key = new RsaJsonWebKey(publicKey);
        key.setKeyId(id);
        key.setUse("sig");
        key.setAlgorithm("RS256");
        return key;
    }

    /** Shows nothing but the id, which is public. */
    @Override
    public String toString() {
        return "SigningKey " + id;
    }
}
