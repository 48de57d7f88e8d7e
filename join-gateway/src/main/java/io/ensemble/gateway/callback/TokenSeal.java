package io.ensemble.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens that only gateways can make, for one purpose each: what opens one door opens no other. */
public final class TokenSeal {

    /** HMAC-SHA-256 cut to 128 bits, the shortest that RFC 2104, section 5, advises. */
    private static final int MAC_BYTES = 16;

    /** A node's request line has 8 KiB by default (NGINX), and the token is all but a little of it. */
    private static final int MAX_TOKEN_LENGTH = 7 * 1024;

    private final byte[] purpose;
    private final List<String> keys;

    /**
     * A seal.
     *
     * @param keys the first signs, all are accepted
     */
    public TokenSeal(String purpose, List<String> keys) {
        this.purpose = purpose.getBytes(UTF_8);
        this.keys = List.copyOf(keys);
    }

    /** The token of a payload; empty if the payload is too long to travel in one. */
    public Optional<String> write(byte[] payload) {
        var signed = Arrays.copyOf(payload, payload.length + MAC_BYTES);
        System.arraycopy(mac(keys.getFirst(), payload), 0, signed, payload.length, MAC_BYTES);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        return token.length() > MAX_TOKEN_LENGTH ? Optional.empty() : Optional.of(token);
    }

    /** The payload of a token; empty if the token was cut, changed, or made by somebody else or for something else. */
    public Optional<byte[]> read(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length <= MAC_BYTES) {
            return Optional.empty();
        }
        var payload = Arrays.copyOf(bytes, bytes.length - MAC_BYTES);
        var given = Arrays.copyOfRange(bytes, payload.length, bytes.length);
        var genuine = false;
        for (var key : keys) {
            genuine |= MessageDigest.isEqual(given, mac(key, payload));
        }
        return genuine ? Optional.of(payload) : Optional.empty();
    }

    private byte[] mac(String key, byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), mac.getAlgorithm()));
            mac.update(purpose);
            return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
