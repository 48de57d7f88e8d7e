package io.ensemble.sandbox.jitsi.reservation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ensemble.sandbox.jitsi.room.RoomName;
import io.ensemble.sandbox.meeting.Tokens;
import io.ensemble.sandbox.web.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The one who is asked, behind the interface of jicofo's doc/reservation.md as prosody speaks it: a form goes there, JSON
 * comes back, and it has to say the room's own name, an id, an owner, a start and a length.
 */
public final class ReservationSystem {

    private static final DateTimeFormatter JAVA_DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int ERROR = 500;

    private final ReservationCalls calls;
    private final String domain;
    private final InstantSource clock;
    private final Tokens tokens;

    /**
     * @param domain of those who ask
     * @param clock what the node believes to be the time
     */
    public ReservationSystem(ReservationCalls calls, String domain, InstantSource clock, Tokens tokens) {
        this.calls = calls;
        this.domain = domain;
        this.clock = clock;
        this.tokens = tokens;
    }

    /** What it says. */
    sealed interface Decision {}

    /** The room may open, until then. */
    record Granted(String id, Instant until) implements Decision {}

    /** It may not. */
    record Refused(int code, String reason) implements Decision {}

    Decision request(RoomName room) throws InterruptedException {
        var start = JAVA_DATE.format(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        // Those without an account get a random one.
        var owner = tokens.alphanumeric(16) + "@" + domain;
        var answer = calls.create(room.text(), start, owner);
        if (answer.status() == CONFLICT) {
            var id = json(answer).path("conflict_id");
            if (id.isMissingNode() || id.isNull()) {
                return new Refused(CONFLICT, "Invalid response from reservation server");
            }
            var existing = calls.read(id.asText());
            return existing.status() == OK ? granted(existing, room) : refused(existing);
        }
        return answer.status() == OK || answer.status() == CREATED ? granted(answer, room) : refused(answer);
    }

    void release(String id) {
        calls.delete(id);
    }

    private static Decision granted(ReservationCalls.Answer answer, RoomName room) {
        var data = json(answer);
        var start = instant(data.path("start_time").asText());
        var duration = seconds(data.path("duration").asText());
        var complete = data.hasNonNull("id") && data.hasNonNull("mail_owner");
        if (!complete
                || !data.path("name").asText().equalsIgnoreCase(room.text())
                || start.isEmpty()
                || duration.isEmpty()) {
            return new Refused(ERROR, "Invalid response from reservation server");
        }
        return new Granted(data.path("id").asText(), start.get().plusSeconds(duration.get()));
    }

    private static Decision refused(ReservationCalls.Answer answer) {
        var message = json(answer).path("message").asText();
        return new Refused(answer.status(), message.isEmpty() ? answer.otherwise() : message);
    }

    private static JsonNode json(ReservationCalls.Answer answer) {
        try {
            return Json.read(answer.body(), JsonNode.class);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<Long> seconds(String text) {
        try {
            return Optional.of((long) Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
