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
import java.util.Optional;

/**
 * Writes callback links as tokens and reads them back: signed like room links and with the same keys, so that nobody can
 * have us call an address that no front end asked for. Nothing needs storing.
 */
@ApplicationScoped
class CallbackLinks {

    private static final int VERSION = 1;

    private final TokenSeal seal;

    CallbackLinks(GatewayConfig config) {
        this.seal = new TokenSeal("ensemble callback", config.roomKeys());
    }

    /** The token of a link; empty if the address is too long to travel in one. */
    Optional<String> write(CallbackLink link) {
        return seal.write(payload(link));
    }

    /** The link of a token; empty if the token was cut, changed, or made by somebody else. */
    Optional<CallbackLink> read(String token) {
        return seal.read(token).flatMap(CallbackLinks::link);
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
}
