package io.ensemble.gateway.callback;

import static io.ensemble.gateway.testing.FleetOfTwo.MOODLE_SECRET;
import static io.ensemble.gateway.testing.FleetOfTwo.SECRET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.EndCallbackStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.OutboxStore;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.Receiver;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class CallbackResourceTest {

    private static final MeetingKey ABC = new MeetingKey("default", "abc123");
    private static final String CREATED = "<response><returncode>SUCCESS</returncode>"
            + "<meetingID>abc123</meetingID><messageKey></messageKey></response>";

    @Inject
    FleetOfTwo fleet;

    @Inject
    OutboxStore outbox;

    @Inject
    EndCallbackStore ends;

    @Inject
    SnapshotStore snapshots;

    @Inject
    FleetView view;

    private Receiver receiver;

    @BeforeEach
    void reset() throws IOException {
        fleet.reset();
        fleet.a().answering(200, CREATED);
        StubDispatcher.decides(Mood.MADE, "bbb-a");
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aFrontEndThatFailsTwiceHearsOfTheEndOnce() {
        // Given
        receiver.answering(500, 503);
        var ours = created("meta_endCallbackUrl", receiver.url());
        assertThat(ends.find(ABC)).isPresent();

        // When the node tells, and tells again
        given().get(ours + "?meetingID=abc123&recordingmarks=true").then().statusCode(200);
        given().get(ours + "?meetingID=abc123&recordingmarks=true").then().statusCode(200);

        // Then
        await().until(() -> receiver.heard().size() >= 3);
        awaitEmptyOutbox();
        assertThat(receiver.heard()).hasSize(3).allSatisfy(heard -> {
            assertThat(heard.method()).isEqualTo("GET");
            assertThat(heard.query())
                    .isEqualTo(Parameters.of("salt", "s3cret", "recordingmarks", "true", "meetingID", "abc123"));
        });
        assertThat(receiver.heard())
                .extracting(Receiver.Heard::key)
                .containsOnly(receiver.heard().getFirst().key());
        assertThat(outbox.depth().dead()).isZero();
        assertThat(ends.find(ABC)).isEmpty();
    }

    @Test
    void whoNeverAnswersWellIsGivenUp() {
        // Given
        receiver.answering(500, 500, 500, 302);
        var ours = created("meetingEndedURL", receiver.url());

        // When
        given().get(ours + "?recordingmarks=false").then().statusCode(200);

        // Then
        await().until(() -> outbox.depth().dead() == 1);
        assertThat(receiver.heard())
                .hasSize(4)
                .allSatisfy(heard -> assertThat(heard.query())
                        .isEqualTo(Parameters.of("salt", "s3cret", "recordingmarks", "false")));
    }

    @Test
    void aDestinationInAPrivateNetworkIsNeverTried() {
        // Given
        var ours = created("meta_endCallbackUrl", "http://169.254.169.254/latest/meta-data");

        // When
        given().get(ours).then().statusCode(200);

        // Then
        await().until(() -> outbox.depth().dead() == 1);
    }

    @Test
    void aRecordingIsToldOfWithTheTenantsSignature() {
        // Given
        var ours = created("meta_bbb-recording-ready-url", receiver.url());
        var claims = "{\"meeting_id\":\"abc123\",\"record_id\":\"6367c48d-1700000000123\"}";
        var byNode = Jwt.signed("HS256", claims, "secret-of-bbb-b");

        // When
        given().formParam("signed_parameters", byNode).post(ours).then().statusCode(200);
        given().formParam("signed_parameters", Jwt.signed("HS256", claims, "nobodys"))
                .post(ours)
                .then()
                .statusCode(401);

        // Then
        awaitEmptyOutbox();
        assertThat(receiver.heard())
                .singleElement()
                .satisfies(heard -> assertThat(Parameters.parse(heard.body()))
                        .isEqualTo(Parameters.of("signed_parameters", Jwt.signed("HS256", claims, SECRET))));
    }

    @Test
    void analyticsAreUnscopedAndSignedAnew() {
        // Given
        var ours = created("t/moodle/", "rotated-out-soon", "meta_analytics-callback-url", receiver.url());
        var expiry = Instant.now().getEpochSecond() + 60;
        var bearer = "Bearer " + Jwt.signed("HS512", "{\"exp\":" + expiry + "}", "secret-of-bbb-a");
        var late = "Bearer " + Jwt.signed("HS512", "{\"exp\":1700000000}", "secret-of-bbb-a");
        var body = "{\"version\":\"1.0\",\"meeting_id\":\"abc123~moodle\",\"internal_meeting_id\":\"x-1\",\"data\":{}}";

        // When
        given().header("Authorization", bearer)
                .contentType("application/json")
                .body(body)
                .post(ours)
                .then()
                .statusCode(200);
        given().header("Authorization", late)
                .contentType("application/json")
                .body(body)
                .post(ours)
                .then()
                .statusCode(401);
        given().contentType("application/json").body(body).post(ours).then().statusCode(401);

        // Then
        awaitEmptyOutbox();
        assertThat(receiver.heard()).singleElement().satisfies(heard -> {
            assertThat(heard.body()).isEqualTo(body.replace("abc123~moodle", "abc123"));
            assertThat(Jwt.isSigned("HS512", heard.authorization().substring("Bearer ".length()), "rotated-out-soon"))
                    .isTrue();
            assertThat(Jwt.isSigned("HS512", heard.authorization().substring("Bearer ".length()), MOODLE_SECRET))
                    .isFalse();
        });
    }

    @Test
    void aForeignTokenOpensNothing() {
        given().get("/callback/AAAA").then().statusCode(404);
        given().post("/callback/AAAA").then().statusCode(404);
    }

    @Test
    void theFrontEndSeesTheAddressThatItGave() {
        // Given
        var ours = created("meta_endCallbackUrl", receiver.url());
        fleet.placed(ABC, fleet.a());
        fleet.a()
                .answering(
                        200,
                        "<response><returncode>SUCCESS</returncode><meetingID>abc123</meetingID>"
                                + "<metadata><endcallbackurl>http://localhost" + ours
                                + "</endcallbackurl><other>/callback/AAAA</other></metadata></response>");

        // When
        var answer = call("", "getMeetingInfo", SECRET, Parameters.of("meetingID", "abc123"));

        // Then
        answer.body(containsString("<endcallbackurl>" + receiver.url() + "</endcallbackurl>"))
                .body(containsString("<other>/callback/AAAA</other>"));
    }

    @Test
    void aRecordingShowsTheAddressThatTheFrontEndGave() {
        // Given a recording, which keeps the metadata of its meeting
        var ours = created("meta_endCallbackUrl", receiver.url());
        fleet.a()
                .answering(
                        200,
                        "<response><returncode>SUCCESS</returncode><recordings><recording><recordID>r-1</recordID>"
                                + "<meetingID>abc123</meetingID><metadata><endcallbackurl>http://localhost" + ours
                                + "</endcallbackurl></metadata></recording></recordings></response>");

        // When
        var answer = call("", "getRecordings", SECRET, Parameters.of("meetingID", "abc123"));

        // Then
        answer.body(containsString("<endcallbackurl>" + receiver.url() + "</endcallbackurl>"));
    }

    @Test
    void theEndOfAMeetingOnALostNodeIsToldByUsAndNotAgainByTheNode() {
        // Given
        var ours = created("meta_endCallbackUrl", receiver.url());

        // When
        snapshots.write(new Snapshot(
                Instant.now(),
                1,
                Map.of(
                        "bbb-a",
                        new NodeSighting(
                                "bbb-a", Health.OFFLINE, 9, 0, Optional.empty(), Optional.empty(), List.of()))));

        // Then
        await().until(() -> receiver.heard().size() == 1);
        assertThat(receiver.heard().getFirst().query().text("meetingID")).isEqualTo("abc123");
        assertThat(receiver.heard().getFirst().query().text("recordingmarks")).isEqualTo("false");

        // And when the node comes back and tells, nobody hears it twice
        given().get(ours + "?recordingmarks=true").then().statusCode(200);
        awaitEmptyOutbox();
        assertThat(receiver.heard()).hasSize(1);
        assertThat(ends.find(ABC)).isEmpty();
        forgetLostNodes();
    }

    @Test
    void aMeetingThatIsCreatedAnewHasEndedBefore() {
        // Given
        created("meta_endCallbackUrl", receiver.url());

        // When
        var again = created("meta_endCallbackUrl", receiver.url());

        // Then
        await().until(() -> receiver.heard().size() == 1);
        given().get(again).then().statusCode(200);
        await().until(() -> receiver.heard().size() == 2);
    }

    private void forgetLostNodes() {
        snapshots.write(new Snapshot(Instant.now(), 1, Map.of()));
        // An emptied store takes nothing away from what was seen, so it has to be seen.
        view.refresh();
    }

    private void awaitEmptyOutbox() {
        await().until(() -> outbox.depth().waiting() + outbox.depth().due() == 0);
    }

    /** The path of the address that the node got. */
    private String created(String parameter, String url) {
        return created("", SECRET, parameter, url);
    }

    private String created(String tenantPath, String secret, String parameter, String url) {
        var before = fleet.a().asked().size();
        call(tenantPath, "create", secret, Parameters.of("meetingID", "abc123", "name", "Biology", parameter, url))
                .body(containsString("SUCCESS"));
        var atNode = fleet.a().asked().get(before).parameters().text(parameter);
        assertThat(atNode).startsWith("http://").contains("/callback/");
        return URI.create(atNode).getPath();
    }

    private static ValidatableResponse call(String tenantPath, String call, String secret, Parameters parameters) {
        var signed = Checksum.sign(ChecksumAlgorithm.SHA256, call, parameters.encode(), secret);
        return given().urlEncodingEnabled(false)
                .get("/" + tenantPath + "bigbluebutton/api/" + call + "?" + signed)
                .then()
                .statusCode(200);
    }
}
