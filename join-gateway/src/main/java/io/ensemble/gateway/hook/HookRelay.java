package io.ensemble.gateway.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.callback.Callback;
import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.callback.Hook;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.HookStore;
import io.ensemble.gateway.http.PublicAddress;
import io.ensemble.gateway.outbox.HookSeal;
import io.ensemble.gateway.outbox.Outbox;
import io.ensemble.gateway.store.PresentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Objects;

/** Verifies what a node tells of its meetings, and puts one letter for each hook that wants it into the outbox. */
@ApplicationScoped
class HookRelay {

    private static final String ENDED = "meeting-ended";

    private final FleetView fleet;
    private final HookStore hooks;
    private final PresentStore store;
    private final HookEvents events;
    private final Outbox outbox;
    private final PublicAddress publicAddress;

    HookRelay(
            FleetView fleet,
            HookStore hooks,
            PresentStore store,
            HookEvents events,
            Outbox outbox,
            PublicAddress publicAddress) {
        this.fleet = fleet;
        this.hooks = hooks;
        this.store = store;
        this.events = events;
        this.outbox = outbox;
        this.publicAddress = publicAddress;
    }

    /**
     * Takes what a node tells.
     *
     * @throws io.ensemble.gateway.store.StoreAbsentException if the store does not answer: the node will come again
     */
    HookReport take(HookLink link, HookMessage message) {
        var genuine = fleet.node(link.node())
                .map(Node::secret)
                .filter(secret -> isSigned(message, secret))
                .isPresent();
        if (!genuine) {
            return HookReport.UNVERIFIED;
        }
        var form = Parameters.parse(message.body());
        // What a node says again, it says to the letter.
        var told = String.join("\n", link.node(), form.text("timestamp"), ChecksumAlgorithm.SHA256.hex(message.body()));
        for (var event : events.read(link.node(), form.text("event"))) {
            relay(event, told, body(link, form, event));
        }
        return HookReport.TAKEN;
    }

    private void relay(HookEvent event, String told, String body) {
        var meeting = event.meeting();
        for (var hook : store.ask(() -> hooks.of(meeting.tenant()))) {
            if (hook.concerns(meeting.meetingId()) && hook.wants(event.id())) {
                outbox.put(
                        new Callback(CallbackKind.WEBHOOK, meeting, hook.callbackUrl(), body),
                        hook.callbackUrl(),
                        identity(event, told, hook));
            }
            // Last: until then, whoever dies in between is told again.
            if (event.id().equals(ENDED) && hook.isBoundTo(meeting.meetingId())) {
                store.tell(() -> hooks.destroy(meeting.tenant(), hook.id()));
            }
        }
    }

    private static String identity(HookEvent event, String told, Hook hook) {
        return String.join("\n", told, String.valueOf(event.place()), event.id(), hook.id());
    }

    private String body(HookLink link, Parameters form, HookEvent event) {
        return Parameters.of(
                        "domain", domain(link),
                        "event", "[" + event.json() + "]",
                        "timestamp", form.text("timestamp"))
                .encode();
    }

    // Front ends know us by the public name; nodes may have another way.
    private String domain(HookLink link) {
        var address = URI.create(publicAddress.configured().orElse(link.address()));
        return Objects.requireNonNullElse(address.getHost(), "");
    }

    private static boolean isSigned(HookMessage message, Secret secret) {
        return HookSeal.isSigned(message.url(), message.body(), message.checksum(), secret)
                || (!secret.value().isEmpty()
                        && MessageDigest.isEqual(
                                message.authorization().getBytes(UTF_8), ("Bearer " + secret.value()).getBytes(UTF_8)));
    }
}
