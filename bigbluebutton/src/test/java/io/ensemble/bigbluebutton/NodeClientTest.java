package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class NodeClientTest {

    private static final String SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";
    private static final String RUNNING =
            "<response><returncode>SUCCESS</returncode><running>true</running></response>";
    private static final Parameters MEETING = Parameters.of("meetingID", "abc123");
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void closeConnections() {
        http.shutdownNow();
    }

    @Test
    void signsWithTheNodesSecret() {
        var client = client(URI.create("https://bbb-01.example.org"), PATIENT);

        // The eighth vector of the protocol reference
        assertThat(client.signedUri(ApiCall.GET_MEETINGS, Parameters.NONE))
                .hasToString("https://bbb-01.example.org/bigbluebutton/api/getMeetings"
                        + "?checksum=a5370c5f3d97d56d53b435684cdbc429c2898a3bf9f435518b4279e1e0dbfc8c");
    }

    @Test
    void keepsOrderDuplicatesAndEmptyValuesButNoOldChecksum() {
        var client = client(URI.create("https://bbb-01.example.org"), PATIENT);
        var parameters = Parameters.parse("name=%C3%9C+1&checksum=abc&password=&meta_A=1&meta_A=2&checksum=def");

        var query = client.signedUri(ApiCall.CREATE, parameters).getRawQuery();

        assertThat(query).startsWith("name=%C3%9C+1&password=&meta_A=1&meta_A=2&checksum=");
        assertThat(Parameters.parse(query).all("checksum")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/bigbluebutton/api/hooks/list",
        "https://a.example/, https://a.example/bigbluebutton/api/hooks/list",
        "https://a.example:8443/node/1, https://a.example:8443/node/1/bigbluebutton/api/hooks/list",
        "http://[::1]:9001/node//, http://[::1]:9001/node/bigbluebutton/api/hooks/list",
    })
    void standsOnAnyBaseAddress(URI baseUrl, String expected) {
        var uri = client(baseUrl, PATIENT).signedUri(ApiCall.HOOKS_LIST, Parameters.NONE);

        assertThat(uri.toString()).startsWith(expected + "?checksum=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/only/a/path", "mailto:a@b.example", "https://user:pass@a.example", "https://a.example/?b=c"})
    void refusesABaseAddressThatIsNone(URI baseUrl) {
        assertThatThrownBy(() -> client(baseUrl, PATIENT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnHttpClientThatFollowsRedirects() {
        try (var following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            assertThatThrownBy(() -> new NodeClient(following, URI.create("https://a.example"), SECRET, PATIENT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void doesNotShowItsSecret() {
        assertThat(client(URI.create("https://a.example"), PATIENT).toString()).doesNotContain(SECRET);
    }

    @Test
    void getsAnAnswer() throws IOException {
        // Given
        try (var node = FakeNode.handling(exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=abc; Path=/bigbluebutton");
            exchange.getResponseHeaders().add("Set-Cookie", "other=1");
            FakeNode.answer(exchange, 200, RUNNING);
        })) {
            // When
            var reply = client(node.url(), PATIENT).get(ApiCall.IS_MEETING_RUNNING, MEETING);

            // Then
            assertThat(reply).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.success()).isTrue();
                assertThat(answered.messageKey()).isEmpty();
                assertThat(answered.response().text("running")).isEqualTo("true");
                assertThat(answered.nodeTime())
                        .get()
                        .satisfies(time -> assertThat(time).isAfter(Instant.EPOCH));
                assertThat(answered.setCookies()).containsExactly("JSESSIONID=abc; Path=/bigbluebutton", "other=1");
            });
            assertThat(node.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.uri().getPath()).isEqualTo("/bigbluebutton/api/isMeetingRunning");
                assertThat(request.body()).isEmpty();
                assertThat(verify(ApiCall.IS_MEETING_RUNNING, request)).isEqualTo(new Checksum.Verdict.Valid());
            });
        }
    }

    @Test
    void postsABodyAsItIs() throws IOException {
        // Given slides as Moodle sends them, which are no well-formed XML
        var slides = "<modules><module name='presentation'><document url='https://a/?b=1&c=2'/></module></modules>";
        try (var node = FakeNode.answering(RUNNING)) {
            // When
            client(node.url(), PATIENT).post(ApiCall.CREATE, MEETING, "text/xml", BodyPublishers.ofString(slides));

            // Then
            assertThat(node.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.contentType()).isEqualTo("text/xml");
                assertThat(request.body()).isEqualTo(slides);
                assertThat(verify(ApiCall.CREATE, request)).isEqualTo(new Checksum.Verdict.Valid());
            });
        }
    }

    @Test
    void understandsARefusalOfTheNode() throws IOException {
        try (var node = FakeNode.answering(Failure.NOT_FOUND.toXml().toXml())) {
            var reply = client(node.url(), PATIENT).get(ApiCall.END, MEETING);

            assertThat(reply).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.success()).isFalse();
                assertThat(answered.messageKey()).isEqualTo("notFound");
                assertThat(answered.message()).isEqualTo("A meeting with that ID does not exist");
            });
        }
    }

    @Test
    void understandsTheRarerShapeOfARefusal() throws IOException {
        var list = "<response><returncode>FAILED</returncode><errors><error><key>nonUniqueVoiceBridge</key>"
                + "<message>The selected voice bridge is already in use.</message></error></errors></response>";
        try (var node = FakeNode.answering(list)) {
            var reply = client(node.url(), PATIENT).get(ApiCall.CREATE, MEETING);

            assertThat(reply).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.messageKey()).isEqualTo("nonUniqueVoiceBridge");
                assertThat(answered.message()).isEqualTo("The selected voice bridge is already in use.");
            });
        }
    }

    @Test
    void takesARefusedChecksumForAWrongSecret() throws IOException {
        try (var node =
                FakeNode.answering(Failure.checksumMismatch(ApiCall.END).toXml().toXml())) {
            var failed = failure(node, PATIENT);

            assertThat(failed.reason()).isEqualTo(Reason.WRONG_SECRET);
            assertThat(failed.certainlyNotExecuted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!DOCTYPE html><html><body>Welcome to nginx!</body></html>",
                "<html><body>Welcome to nginx!</body></html>",
                "<response></response>",
                "<response><returncode>SUCCESS</returncode>",
                "{\"response\":{\"returncode\":\"SUCCESS\"}}",
            })
    void cannotReadWhatIsNoAnswerOfBigBlueButton(String body) throws IOException {
        try (var node = FakeNode.answering(body)) {
            assertThat(failure(node, PATIENT).reason()).isEqualTo(Reason.UNREADABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"204, BAD_STATUS", "404, BAD_STATUS", "500, SERVER_ERROR", "502, SERVER_ERROR", "504, SERVER_ERROR"})
    void reportsAStatus(int status, Reason reason) throws IOException {
        try (var node = FakeNode.answering(status, status == 204 ? "" : RUNNING)) {
            var failed = failure(node, PATIENT);

            assertThat(failed).isEqualTo(new Failed(reason, "HTTP status " + status));
            assertThat(failed.certainlyNotExecuted()).isFalse();
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (var elsewhere = FakeNode.answering(RUNNING);
                var node = FakeNode.handling(exchange -> {
                    exchange.getResponseHeaders().add("Location", elsewhere.url() + "/");
                    FakeNode.answer(exchange, 302, "");
                })) {
            assertThat(failure(node, PATIENT)).isEqualTo(new Failed(Reason.REDIRECTED, "HTTP status 302"));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void noticesAnAnswerThatIsCutShort() throws IOException {
        try (var node = FakeNode.handling(exchange -> {
            exchange.sendResponseHeaders(200, RUNNING.length() + 1_000L);
            exchange.getResponseBody().write(RUNNING.getBytes(UTF_8));
            exchange.getResponseBody().flush();
        })) {
            assertThat(failure(node, PATIENT).reason()).isEqualTo(Reason.CONNECTION_LOST);
        }
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() throws IOException {
        // Given an answer that does not say how long it is
        try (var node = FakeNode.handling(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<response>".repeat(1_000).getBytes(UTF_8));
        })) {
            var client = new NodeClient(http, node.url(), SECRET, PATIENT, 1_024);

            var reply = client.get(ApiCall.GET_MEETINGS, Parameters.NONE);

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TOO_LARGE));
        }
    }

    @Test
    void acceptsAnAnswerOfExactlyTheLargestSize() throws IOException {
        try (var node = FakeNode.answering(RUNNING)) {
            var client = new NodeClient(http, node.url(), SECRET, PATIENT, RUNNING.length());

            assertThat(client.get(ApiCall.GET_MEETINGS, Parameters.NONE)).isInstanceOf(Answered.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<response><returncode>"})
    void givesUpOnANodeThatHangs(String beginning) throws IOException {
        // Given a node that hangs before its headers, or in the middle of its answer
        try (var node = FakeNode.hangingAfter(beginning)) {
            var failed = failure(node, SHORT);

            assertThat(failed).isEqualTo(new Failed(Reason.TIMEOUT, "No whole answer within 300 ms"));
            assertThat(failed.certainlyNotExecuted()).isFalse();
            assertThat(node.requests()).hasSize(1);
        }
    }

    @Test
    void givesUpWhenInterrupted() throws IOException, InterruptedException, ExecutionException {
        try (var node = FakeNode.hangingAfter("")) {
            // Given
            var flag = new FutureTask<>(() -> {
                var failed = failure(node, PATIENT);
                assertThat(failed.reason()).isEqualTo(Reason.INTERRUPTED);
                return Thread.currentThread().isInterrupted();
            });
            var caller = Thread.ofVirtual().start(flag);
            node.awaitRequest();

            // When
            caller.interrupt();

            // Then
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void knowsThatARefusedConnectionExecutedNothing() throws IOException {
        // Given a port at which nobody listens
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = url(socket);
        }

        // When
        var get = client(nobody, PATIENT).get(ApiCall.CREATE, MEETING);
        var post = client(nobody, PATIENT)
                .post(ApiCall.CREATE, MEETING, "application/xml", BodyPublishers.ofString("<modules/>"));

        // Then
        assertThat(get).isEqualTo(new Failed(Reason.REFUSED, "No connection (ConnectException)"));
        assertThat(get).isEqualTo(post);
        assertThat(((Failed) get).certainlyNotExecuted()).isTrue();
    }

    @Test
    void doesNotTakeARefusedRepetitionForCertainty() throws IOException, InterruptedException {
        // Given a node that dies with the request in its hands, so that the HTTP client's repetition is refused
        var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var dying = Thread.ofVirtual().start(() -> {
            // The listener is closed before the connection.
            try (var connection = listener.accept();
                    listener) {
                assertThat(connection.getInputStream().read(new byte[4_096])).isPositive();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        // When
        var reply = client(url(listener), PATIENT).get(ApiCall.CREATE, MEETING);

        // Then
        dying.join();
        assertThat(reply).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Reason.CONNECTION_LOST);
            assertThat(failed.certainlyNotExecuted()).isFalse();
        });
    }

    @Test
    void doesNotRepeatAPost() throws IOException {
        // Given a node that breaks every connection
        try (var node = FakeNode.handling(exchange -> {
            throw new IOException("broken on purpose");
        })) {
            var reply = client(node.url(), PATIENT)
                    .post(ApiCall.CREATE, MEETING, "application/xml", BodyPublishers.ofString("<modules/>"));

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.CONNECTION_LOST));
            assertThat(node.requests()).hasSize(1);
        }
    }

    @Test
    void listsTheMeetings() throws IOException {
        try (var node = FakeNode.answering(Documents.text("two-meetings.xml"))) {
            var reply = client(node.url(), PATIENT).getMeetings();

            assertThat(reply).isInstanceOfSatisfying(MeetingsReply.Listed.class, listed -> {
                assertThat(listed.meetings()).extracting(Meeting::breakout).containsExactly(false, true);
                assertThat(listed.nodeTime()).isPresent();
            });
        }
    }

    @Test
    void listsNoMeetings() throws IOException {
        try (var node = FakeNode.answering(Documents.text("no-meetings.xml"))) {
            var reply = client(node.url(), PATIENT).getMeetings();

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            MeetingsReply.Listed.class,
                            listed -> assertThat(listed.meetings()).isEmpty());
        }
    }

    @Test
    void listsOneMeetingAndLeavesOutWhatIsNone() throws IOException {
        var one = "<response><returncode>SUCCESS</returncode><meetings><meeting><meetingID>abc</meetingID></meeting>"
                + "<meeting><meetingName>lost</meetingName></meeting></meetings></response>";
        try (var node = FakeNode.answering(one)) {
            var reply = client(node.url(), PATIENT).getMeetings();

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            MeetingsReply.Listed.class,
                            listed -> assertThat(listed.meetings())
                                    .extracting(Meeting::meetingId)
                                    .containsExactly("abc"));
        }
    }

    @Test
    void tellsANodeThatDeclinesFromOneThatFails() throws IOException {
        try (var declining = FakeNode.answering(Failure.INTERNAL_ERROR.toXml().toXml());
                var broken = FakeNode.answering(502, "")) {
            assertThat(client(declining.url(), PATIENT).getMeetings())
                    .isEqualTo(new MeetingsReply.Declined("internalError"));
            assertThat(client(broken.url(), PATIENT).getMeetings())
                    .isEqualTo(new MeetingsReply.Unavailable(new Failed(Reason.SERVER_ERROR, "HTTP status 502")));
        }
    }

    @Test
    void handsOutATextUnread() throws IOException {
        try (var node = FakeNode.handling(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            FakeNode.answer(exchange, 200, "{ \"response\" : \"Ü\" }");
        })) {
            var reply = client(node.url(), PATIENT).getText(ApiCall.GET_RECORDING_TEXT_TRACKS, Parameters.NONE);

            assertThat(reply).isEqualTo(new TextReply.Received("application/json", "{ \"response\" : \"Ü\" }"));
        }
    }

    @Test
    void aTextMayFailAndMustNotBeEndless() throws IOException {
        try (var broken = FakeNode.answering(502, "");
                var endless = FakeNode.answering("x".repeat((int) NodeClient.MAX_TEXT_BYTES + 1))) {
            assertThat(client(broken.url(), PATIENT).getText(ApiCall.GET_RECORDING_TEXT_TRACKS, Parameters.NONE))
                    .isEqualTo(new Failed(Reason.SERVER_ERROR, "HTTP status 502"));
            assertThat(client(endless.url(), PATIENT).getText(ApiCall.GET_RECORDING_TEXT_TRACKS, Parameters.NONE))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TOO_LARGE));
        }
    }

    private Failed failure(FakeNode node, Duration deadline) {
        var reply = client(node.url(), deadline).get(ApiCall.IS_MEETING_RUNNING, MEETING);
        assertThat(reply).isInstanceOf(Failed.class);
        var failed = (Failed) reply;
        assertThat(failed.detail())
                .doesNotContain(SECRET, "localhost", String.valueOf(node.url().getPort()), "abc123");
        return failed;
    }

    private NodeClient client(URI baseUrl, Duration deadline) {
        return new NodeClient(http, baseUrl, SECRET, deadline);
    }

    private static URI url(ServerSocket socket) {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    private static Checksum.Verdict verify(ApiCall call, FakeNode.Request request) {
        return Checksum.verify(call.path(), request.uri().getRawQuery(), Parameters.NONE, List.of(SECRET));
    }
}
