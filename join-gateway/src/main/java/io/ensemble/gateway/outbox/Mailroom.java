package io.ensemble.gateway.outbox;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.callback.Callback;
import io.ensemble.fleet.callback.Letter;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.Tenant;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes letters as a server would send them, signed with the tenant's secret. */
@ApplicationScoped
class Mailroom {

    /** From post_events_analytics_callback of BigBlueButton. */
    private static final Duration ANALYTICS_TOKEN_IS_GOOD_FOR = Duration.ofHours(24);

    private final FleetView fleet;
    private final InstantSource clock;

    Mailroom(FleetView fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    /** The letter as it goes over the wire; empty if its tenant is gone. */
    Optional<Mail> write(Letter letter) {
        return fleet.tenants()
                .withId(letter.callback().meeting().tenant())
                .map(Tenant::secrets)
                .filter(secrets -> !secrets.isEmpty())
                .map(secrets -> write(letter, secrets.getFirst()));
    }

    private Mail write(Letter letter, Secret secret) {
        var headers = new HashMap<String, String>();
        // The same for every attempt, so that a receiver can tell a repetition.
        headers.put("Idempotency-Key", letter.id());
        headers.put("User-Agent", "Ensemble");
        return switch (letter.callback().kind()) {
            case END, ENDED_URL -> new Mail(HttpMethod.GET, letter.callback().destination(), headers, "");
            case RECORDING_READY -> recordingReady(letter.callback(), secret, headers);
            case ANALYTICS -> analytics(letter.callback(), secret, headers);
            case WEBHOOK -> webhook(letter.callback(), secret, headers);
        };
    }

    private static Mail recordingReady(Callback callback, Secret secret, Map<String, String> headers) {
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        var token = TenantSeal.token("HS256", callback.payload(), secret);
        return new Mail(
                HttpMethod.POST,
                callback.destination(),
                headers,
                Parameters.of("signed_parameters", token).encode());
    }

    // SHA-1 is what a server signs its events with, unless its operator chose otherwise (hookChecksumAlgorithm).
    private static Mail webhook(Callback callback, Secret secret, Map<String, String> headers) {
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        var url = HookSeal.sign(ChecksumAlgorithm.SHA1, callback.destination(), callback.payload(), secret);
        return new Mail(HttpMethod.POST, url, headers, callback.payload());
    }

    private Mail analytics(Callback callback, Secret secret, Map<String, String> headers) {
        var expiry = clock.instant().plus(ANALYTICS_TOKEN_IS_GOOD_FOR).getEpochSecond();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "BigBlueButton Analytics Callback");
        headers.put("Authorization", "Bearer " + TenantSeal.token("HS512", "{\"exp\":" + expiry + "}", secret));
        return new Mail(HttpMethod.POST, callback.destination(), headers, callback.payload());
    }
}
