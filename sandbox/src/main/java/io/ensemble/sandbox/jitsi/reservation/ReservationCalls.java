package io.ensemble.sandbox.jitsi.reservation;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.TimeScale;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls the reservation system with prosody's patience: each failure is tried again, but not a deadline that is over. */
public final class ReservationCalls {

    /** {@code reservations_api_timeout}. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** {@code reservations_api_retry_count}. */
    private static final int RETRIES = 3;

    /** {@code reservations_api_retry_delay}. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final Logger LOG = System.getLogger(ReservationCalls.class.getName());

    private final String base;
    private final Optional<Supplier<String>> bearer;
    private final Duration pause;
    // Prosody speaks no other.
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();

    /**
     * @param base {@code reservations_api_prefix}
     * @param bearer sent as {@code Authorization} with every call, if there is one
     */
    public ReservationCalls(String base, Optional<Supplier<String>> bearer, TimeScale scale) {
        this.base = base;
        this.bearer = bearer;
        this.pause = scale.real(PAUSE);
    }

    /**
     * What came back.
     *
     * @param otherwise the reason of a refusal that gives none
     */
    record Answer(int status, String body, String otherwise) {}

    Answer create(String name, String start, String owner) throws InterruptedException {
        var form = Parameters.of("name", name, "start_time", start, "mail_owner", owner);
        return patiently("POST", "/conference", BodyPublishers.ofString(form.encode()));
    }

    Answer read(String id) throws InterruptedException {
        return patiently("GET", "/conference/" + id, BodyPublishers.noBody());
    }

    void delete(String id) {
        try {
            var answer = patiently("DELETE", "/conference/" + id, BodyPublishers.noBody());
            if (answer.status() >= 400) {
                LOG.log(Level.WARNING, "The end of a room was not taken note of: {0}", answer);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer patiently(String method, String path, BodyPublisher body) throws InterruptedException {
        for (var left = RETRIES; ; left--) {
            try {
                var answer = client.send(request(method, path, body), BodyHandlers.ofString());
                if (answer.statusCode() < 500 || left == 0) {
                    return new Answer(answer.statusCode(), answer.body(), "Rejected by reservation server");
                }
            } catch (HttpTimeoutException late) {
                return new Answer(500, "", "Reservation lookup timed out");
            } catch (IOException | IllegalArgumentException unreachable) {
                if (left == 0) {
                    return new Answer(500, "", "Could not contact reservation server");
                }
            }
            Thread.sleep(pause);
        }
    }

    // An id is not encoded, as prosody does not either; one that makes no address is an IllegalArgumentException.
    private HttpRequest request(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(DEADLINE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, body);
        bearer.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.get()));
        return request.build();
    }
}
