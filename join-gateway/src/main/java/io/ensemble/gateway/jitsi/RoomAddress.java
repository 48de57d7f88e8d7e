package io.ensemble.gateway.jitsi;

import io.ensemble.fleet.node.Node;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** The address that leads a person into a room, with all that the page of a Jitsi server is to know in its fragment. */
@ApplicationScoped
public class RoomAddress {

    private final Tokens tokens;

    RoomAddress(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A room as its page shows it.
     *
     * @param name in the address
     * @param subject what people read
     * @param audioMuted whether microphones are off when people come in
     * @param videoMuted whether cameras are off
     */
    public record Room(RoomName name, String subject, boolean audioMuted, boolean videoMuted) {}

    /** The address; empty if the node wants a token that this gateway cannot sign. It opens the meeting: never log it. */
    public Optional<URI> of(Node node, Room room, Guest guest) {
        return switch (tokens.of(node, room.name(), guest)) {
            case Pass.Token(var token) ->
                Optional.of(address(node, room, guest, new Fragment().with(Fragment.Key.TOKEN, token)));
            case Pass.Open() -> Optional.of(address(node, room, guest, new Fragment()));
            case Pass.Impossible() -> Optional.empty();
        };
    }

    private static URI address(Node node, Room room, Guest guest, Fragment fragment) {
        return URI.create(node.at("/" + room.name().text()) + "#"
                + fragment.with(Fragment.Key.DISPLAY_NAME, guest.name())
                        .with(Fragment.Key.SUBJECT, room.subject())
                        .with(Fragment.Key.AUDIO_MUTED, room.audioMuted())
                        .with(Fragment.Key.VIDEO_MUTED, room.videoMuted())
                        .text());
    }
}
