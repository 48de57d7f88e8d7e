package io.ensemble.sandbox.jitsi.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.jitsi.token.TestTokens;
import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.node.RunningJitsi;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node that asks before a room opens, as prosody's module does. */
class ReservationsTest {

    private final Desk desk;
    private final RunningJitsi node;

    ReservationsTest() throws IOException {
        desk = new Desk();
        node = new RunningJitsi(TokenMode.NONE, Optional.empty(), Optional.of(desk.url()));
    }

    @AfterEach
    void close() {
        node.close();
        desk.close();
    }

    @Test
    void asksOnceWhenTheRoomOpensAndTellsThatItHasEnded() throws Exception {
        // When
        var ada = node.enter("/School/Maths%20101", "Ada");
        var blaise = node.enter("/School/Maths%20101", "Blaise");
        node.post("/sandbox/leave?id=" + ada);
        node.post("/sandbox/leave?id=" + blaise);
        // Then
        assertThat(RunningJitsi.eventually(() -> desk.asked.size() == 2)).isTrue();
        assertThat(desk.lines()).containsExactly("POST /reservations/conference", "DELETE /reservations/conference/17");
        var form = Desk.form(desk.asked.getFirst());
        assertThat(form.text("name")).isEqualTo("[school]maths%20101");
        assertThat(form.text("start_time")).isEqualTo("2026-03-01T09:00:00.000Z");
        assertThat(form.text("mail_owner")).endsWith("@127.0.0.1");
        assertThat(desk.asked.getFirst().contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(desk.asked.getFirst().header("Authorization")).isEmpty();
    }

    @Test
    void showsItsSecretWhereItHasOne() throws Exception {
        try (var guarded = new RunningJitsi(TokenMode.SECRET, Optional.empty(), Optional.of(desk.url()))) {
            // When
            var answer = guarded.entry("/http-bind/enter", "/maths", "", guarded.token(claims -> {}));
            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(desk.asked.getFirst().header("Authorization")).contains("Bearer " + TestTokens.SECRET);
        }
    }

    @Test
    void asksNobodyForOneWhomItDoesNotLetIn() throws Exception {
        try (var guarded = new RunningJitsi(TokenMode.SECRET, Optional.empty(), Optional.of(desk.url()))) {
            // When
            var answer = guarded.entry("/http-bind/enter", "/maths", "", "forged");
            // Then
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(desk.asked).isEmpty();
        }
    }

    @Test
    void keepsARefusedRoomShutForAWhile() throws Exception {
        // Given
        desk.answer = request -> Response.json(403, "{\"message\":\"This room is on jitsi-02\"}");
        // When
        var first = come();
        var second = come();
        desk.answer = Desk::granted;
        var soon = come();
        node.pass(Duration.ofSeconds(1));
        var later = come();
        // Then: 30 s in this node's time are 0.3 s
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(node.json(first).path("reason").asText()).isEqualTo("This room is on jitsi-02");
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(soon.statusCode()).isEqualTo(503);
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(desk.asked).hasSize(2);
    }

    @Test
    void asksOnceForAllWhoComeAtTheSameInstant() throws Exception {
        // Given
        var entries = new ArrayList<Callable<HttpResponse<String>>>();
        for (var i = 0; i < 40; i++) {
            entries.add(this::come);
        }
        // When
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = executor.invokeAll(entries);
            // Then
            assertThat(answers)
                    .extracting(Future::resultNow)
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(200);
        }
        assertThat(desk.asked).hasSize(1);
        assertThat(node.state().path("people").asInt()).isEqualTo(40);
    }

    @Test
    void triesAgainAfterFailuresButNotForEver() throws Exception {
        // Given
        desk.answer = request -> desk.asked.size() < 4 ? Pages.nginx(502) : Desk.granted(request);
        // When
        var patient = come();
        node.post("/sandbox/lose-rooms");
        desk.answer = request -> Pages.nginx(503);
        var inVain = come();
        // Then
        assertThat(patient.statusCode()).isEqualTo(200);
        assertThat(node.json(inVain).path("reason").asText()).isEqualTo("Rejected by reservation server");
        assertThat(desk.asked).hasSize(8);
    }

    @Test
    void saysSoWhenNobodyIsThere() throws Exception {
        // Given
        desk.close();
        // When, then
        assertThat(node.json(come()).path("reason").asText()).isEqualTo("Could not contact reservation server");
    }

    @Test
    void takesTheReservationThatIsInItsWay() throws Exception {
        // Given
        desk.answer = request -> request.method().equals("POST")
                ? Response.json(409, "{\"conflict_id\":\"abc\"}")
                : Response.json(200, Json.write(Desk.booking(Desk.form(desk.asked.getFirst()))));
        // When
        var answer = come();
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(desk.lines()).containsExactly("POST /reservations/conference", "GET /reservations/conference/abc");
    }

    @Test
    void wantsToKnowWhichReservationIsInItsWay() throws Exception {
        // Given
        desk.answer = request -> Response.json(409, "{}");
        // When, then
        assertThat(node.json(come()).path("reason").asText()).isEqualTo("Invalid response from reservation server");
    }

    @ParameterizedTest
    @CsvSource({"id, ''", "mail_owner, ''", "name, physics", "start_time, tomorrow", "duration, long"})
    void refusesAnAnswerThatIsNotComplete(String field, String value) throws Exception {
        // Given
        desk.answer = request -> without(request, field, value);
        // When
        var answer = come();
        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(node.json(answer).path("reason").asText()).isEqualTo("Invalid response from reservation server");
    }

    @Test
    void refusesAnAnswerThatIsNoJson() throws Exception {
        // Given
        desk.answer = request -> Response.html(200, "<html>Welcome</html>");
        // When, then
        assertThat(come().statusCode()).isEqualTo(503);
    }

    @Test
    void closesTheRoomWhenItsTimeIsOver() throws Exception {
        // Given
        var page = node.json(come()).path("id").asText();
        // When
        node.time.advance(Duration.ofSeconds(3601));
        node.node().tick();
        // Then
        assertThat(node.get("/http-bind/people?id=" + page).statusCode()).isEqualTo(404);
        assertThat(RunningJitsi.eventually(() -> desk.lines().contains("DELETE /reservations/conference/17")))
                .isTrue();
    }

    @Test
    void tellsNobodyWhenThePowerIsCut() throws Exception {
        // Given
        come();
        // When
        node.post("/sandbox/lose-rooms");
        come();
        // Then
        assertThat(desk.lines()).containsExactly("POST /reservations/conference", "POST /reservations/conference");
    }

    private HttpResponse<String> come() throws IOException, InterruptedException {
        return node.entry("/sandbox/enter", "/maths", "Ada", "");
    }

    private static Response without(Request request, String field, String value) {
        var booking = Desk.booking(Desk.form(request));
        booking.remove(field);
        if (!value.isEmpty()) {
            booking.put(field, value);
        }
        return Response.json(200, Json.write(booking));
    }
}
