package io.ensemble.gateway.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.fleet.node.NodeKind;
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
 * Writes links as capability tokens and reads them back: the base64url form of version, role, kind, tenant, room id, name
 * and a MAC over them. Whoever has a link can enter with its role, and nobody can make one, or turn an attendee's link
 * into a moderator's, without the key.
 *
 * @see <a href="https://www.w3.org/TR/capability-urls/">Good practices for capability URLs</a>
 */
@ApplicationScoped
public class RoomLinks {

    /** The first version, and still that of most links. */
    private static final int VERSION = 1;

    /** After the kind it has a byte of {@link Muted}: 1 for the microphone, 2 for the camera. */
    private static final int VERSION_WITH_MUTED = 2;

    /** HMAC-SHA-256 cut to 128 bits, the shortest that RFC 2104, section 5, advises: a link should fit into a chat. */
    private static final int MAC_BYTES = 16;

    /** Far more than any link that we make, so that nobody has us decode a novel. */
    private static final int MAX_TOKEN_LENGTH = 2048;

    private final List<String> keys;

    RoomLinks(GatewayConfig config) {
        this.keys = config.roomKeys();
    }

    /** The token of a link. */
    public String write(RoomLink link) {
        var payload = payload(link);
        var token = Arrays.copyOf(payload, payload.length + MAC_BYTES);
        System.arraycopy(mac(keys.getFirst(), payload), 0, token, payload.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The link of a token; empty if the token was cut, changed, or made by somebody else. */
    public Optional<RoomLink> read(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // The last character of a token has spare bits; only the one way in which we write it counts.
        if (bytes.length <= MAC_BYTES
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(token)) {
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

    private static byte[] payload(RoomLink link) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            var plain = link.muted().equals(Muted.NOTHING);
            out.writeByte(plain ? VERSION : VERSION_WITH_MUTED);
            out.writeByte(letter(link.role()));
            out.writeByte(letter(link.kind()));
            if (!plain) {
                out.writeByte((link.muted().audio() ? 1 : 0) + (link.muted().video() ? 2 : 0));
            }
            out.writeUTF(link.tenant());
            out.writeUTF(link.roomId());
            out.writeUTF(link.name());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes all bytes", e);
        }
        return bytes.toByteArray();
    }

    private static Optional<RoomLink> link(byte[] payload) {
        try (var in = new DataInputStream(new ByteArrayInputStream(payload))) {
            var version = in.readByte();
            if (version != VERSION && version != VERSION_WITH_MUTED) {
                return Optional.empty();
            }
            var role = only(Role.values(), in.readByte());
            var kind = only(NodeKind.values(), in.readByte());
            if (role.isEmpty() || kind.isEmpty()) {
                return Optional.empty();
            }
            var bits = version == VERSION ? 0 : in.readByte();
            var muted = new Muted((bits & 1) != 0, (bits & 2) != 0);
            return Optional.of(new RoomLink(in.readUTF(), in.readUTF(), in.readUTF(), kind.get(), role.get(), muted));
        } catch (IOException cutShort) {
            return Optional.empty();
        }
    }

    private static <W> Optional<W> only(W[] words, byte letter) {
        return Arrays.stream(words).filter(word -> letter(word) == letter).findFirst();
    }

    // The first letters differ among roles, and among kinds.
    private static byte letter(Object word) {
        return (byte) word.toString().charAt(0);
    }

    private static byte[] mac(String key, byte[] payload) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), mac.getAlgorithm()));
            mac.update("ensemble room link".getBytes(UTF_8));
            return Arrays.copyOf(mac.doFinal(payload), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
