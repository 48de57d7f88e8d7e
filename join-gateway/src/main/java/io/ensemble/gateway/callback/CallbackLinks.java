package io.ensemble.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes callback links as tokens and reads them back: signed like room links and with the same keys, so that nobody can
 * have us call an address that no front end asked for. Nothing needs storing.
 */
@ApplicationScoped
class CallbackLinks {

    private static final int VERSION = 1;

    /** HMAC-SHA-256 cut to 128 bits, the shortest that RFC 2104, section 5, advises. */
    private static final int MAC_BYTES = 16;

    /** A node's request line has 8 KiB by default (NGINX), and the token is all but a little of it. */
    private static final int MAX_TOKEN_LENGTH = 7 * 1024;

    private final List<String> keys;

    CallbackLinks(GatewayConfig config) {
        this.keys = config.roomKeys();
    }

    /** The token of a link; empty if the address is too long to travel in one. */
    Optional<String> write(CallbackLink link) {
        var payload = payload(link);
        var signed = Arrays.copyOf(payload, payload.length + MAC_BYTES);
        System.arraycopy(mac(keys.getFirst(), payload), 0, signed, payload.length, MAC_BYTES);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        return token.length() > MAX_TOKEN_LENGTH ? Optional.empty() : Optional.of(token);
    }

    /** The link of a token; empty if the token was cut, changed, or made by somebody else. */
    Optional<CallbackLink> read(String token) {
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
        return genuine ? link(payload) : Optional.empty();
    }

    private static byte[] payload(CallbackLink link) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(link.kind().toString());
            out.writeUTF(link.meeting().tenant());
            out.writeUTF(link.meeting().meetingId());
            out.writeLong(link.creation());
            // Not writeUTF, which stops at 64 KiB with an exception; too long a token is refused by its length.
            out.write(link.url().getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes all bytes", e);
        }
        return bytes.toByteArray();
    }

    private static Optional<CallbackLink> link(byte[] payload) {
        try (var in = new DataInputStream(new ByteArrayInputStream(payload))) {
            if (in.readByte() != VERSION) {
                return Optional.empty();
            }
            var kind = CallbackKind.called(in.readUTF());
            var meeting = new MeetingKey(in.readUTF(), in.readUTF());
            var creation = in.readLong();
            var url = new String(in.readAllBytes(), UTF_8);
            return kind.map(known -> new CallbackLink(known, meeting, creation, url));
        } catch (IOException cutShort) {
            return Optional.empty();
        }
    }

    private static byte[] mac(String key, byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), mac.getAlgorithm()));
            mac.update("ensemble callback".getBytes(UTF_8));
            return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
