package io.ensemble.gateway.hook;

import static io.ensemble.gateway.testing.FleetOfTwo.SECRET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.callback.HookSubscription;
import io.ensemble.fleet.store.HookStore;
import io.ensemble.fleet.store.HookSubscriptionStore;
import io.ensemble.fleet.store.OutboxStore;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.Receiver;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class HookResourceTest {

    private static final String SUBSCRIBED = "<response><returncode>SUCCESS</returncode><hookID>n1</hookID></response>";

    @Inject
    FleetOfTwo fleet;

    @Inject
    HookStore hooks;

    @Inject
    HookSubscriptionStore known;

    @Inject
    HookLinks links;

    @Inject
    NodeSubscriptions subscriptions;

    @Inject
    OutboxStore outbox;

    private Receiver receiver;

    @BeforeEach
    void reset() throws IOException {
        fleet.reset();
        fleet.a().answering(200, SUBSCRIBED);
        fleet.b().answering(200, SUBSCRIBED);
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        fleet.reset();
        receiver.close();
    }

    @Test
    void aHookIsCreatedListedAndDestroyed() {
        // Given the vector 14 of the protocol's reference
        var answer = given().urlEncodingEnabled(false)
                .get("/bigbluebutton/api/hooks/create?callbackURL=https%3A%2F%2Flb.example.org%2Fcb%3Fx%3D1"
                        + "&meetingID=abc123&checksum=1ed2ae6dfaf2c6b4662d29b555dcd89beb3954c1")
                .then();
        answer.body(equalTo("<response><returncode>SUCCESS</returncode><hookID>" + id() + "</hookID>"
                + "<permanentHook>false</permanentHook><rawData>false</rawData></response>"));
        var listed = "<hook><hookID>" + id() + "</hookID><callbackURL>https://lb.example.org/cb?x=1</callbackURL>"
                + "<meetingID>abc123</meetingID><permanentHook>false</permanentHook><rawData>false</rawData></hook>";

        // When it is asked for again
        call("", "hooks/create", SECRET, Parameters.of("callbackURL", "https://lb.example.org/cb?x=1"))
                .body(equalTo("<response><returncode>SUCCESS</returncode><hookID>" + id() + "</hookID>"
                        + "<messageKey>duplicateWarning</messageKey>"
                        + "<message>There is already a hook for this callback URL.</message></response>"));

        // Then it is there once, for its meeting, and for its tenant alone
        call("", "hooks/list", SECRET, Parameters.NONE)
                .body(equalTo("<response><returncode>SUCCESS</returncode><hooks>" + listed + "</hooks></response>"));
        call("", "hooks/list", SECRET, Parameters.of("meetingID", "abc123")).body(containsString(listed));
        call("", "hooks/list", SECRET, Parameters.of("meetingID", "other")).body(not(containsString("<hook>")));
        call("t/moodle/", "hooks/list", "rotated-out-soon", Parameters.NONE).body(not(containsString("<hook>")));
        call("t/moodle/", "hooks/destroy", "rotated-out-soon", Parameters.of("hookID", id()))
                .body(containsString("<messageKey>destroyMissingHook</messageKey>"
                        + "<message>The hook informed was not found.</message>"));

        // And it can be destroyed
        call("", "hooks/destroy", SECRET, Parameters.of("hookID", id()))
                .body(equalTo("<response><returncode>SUCCESS</returncode><removed>true</removed></response>"));
        assertThat(hooks.of("default")).isEmpty();
    }

    @Test
    void whatIsMissingIsNamedInTheServersWords() {
        call("", "hooks/create", SECRET, Parameters.of("meetingID", "abc123"))
                .body(containsString("<messageKey>missingParamCallbackURL</messageKey>"));
        call("", "hooks/destroy", SECRET, Parameters.NONE)
                .body(containsString("<messageKey>missingParamHookID</messageKey>"));
        call("", "hooks/list", "nobodys", Parameters.NONE)
                .body(containsString("You did not pass the checksum security check."));
    }

    @Test
    void aNodesEventReachesItsTenantOnceUnscopedAndSignedAnew() throws IOException {
        // Given
        created(
                "t/moodle/",
                "rotated-out-soon",
                Parameters.of("callbackURL", receiver.url(), "eventID", "User-Joined"));
        try (var stranger = new Receiver()) {
            created("", SECRET, Parameters.of("callbackURL", stranger.url()));
            receiver.answering(500);
            var body = body("user-joined", "bio~moodle");

            // When its node tells, and tells again
            told(body, checksum(body)).statusCode(200);
            told(body, checksum(body)).statusCode(200);

            // Then
            awaitEmptyOutbox();
            assertThat(stranger.heard()).isEmpty();
            assertThat(receiver.heard()).hasSize(2).allSatisfy(heard -> {
                assertThat(Parameters.parse(heard.body()))
                        .isEqualTo(Parameters.of(
                                "domain", "callbacks.test",
                                "event", "[" + event("user-joined", "bio") + "]",
                                "timestamp", "1700000000456"));
                assertThat(heard.query().text("checksum"))
                        .isEqualTo(ChecksumAlgorithm.SHA1.hex(receiver.url() + heard.body() + "rotated-out-soon"));
            });
            assertThat(receiver.heard())
                    .extracting(Receiver.Heard::key)
                    .containsOnly(receiver.heard().getFirst().key());
        }
    }

    @Test
    void whoWantsOtherEventsOrDeniesThisOneIsLeftAlone() {
        // Given
        created("", SECRET, Parameters.of("callbackURL", receiver.url(), "eventID", "user-left,user-joined"));
        receiver.answering(401);

        // When
        var unwanted = body("meeting-ended", "bio");
        told(unwanted, checksum(unwanted)).statusCode(200);
        var denied = body("user-left", "bio");
        given().contentType("application/x-www-form-urlencoded")
                .header("Authorization", "Bearer secret-of-bbb-a")
                .body(denied)
                .post(URI.create(url()).getPath())
                .then()
                .statusCode(200);

        // Then
        awaitEmptyOutbox();
        assertThat(receiver.heard()).hasSize(1);
        assertThat(outbox.depth().dead()).isZero();
    }

    @Test
    void whatNoNodeOfOursSignedIsRefused() {
        // Given
        created("", SECRET, Parameters.of("callbackURL", receiver.url()));
        var body = body("user-joined", "bio");

        // Then
        told(body, ChecksumAlgorithm.SHA1.hex(url() + body + "secret-of-bbb-b")).statusCode(401);
        told(body, "").statusCode(401);
        given().body(body).post("/callback/hook/AAAA").then().statusCode(404);
        assertThat(receiver.heard()).isEmpty();
    }

    @Test
    void aHookOfOneMeetingEndsWithIt() {
        // Given
        created("", SECRET, Parameters.of("callbackURL", receiver.url(), "meetingID", "bio"));
        created("", SECRET, Parameters.of("callbackURL", receiver.url() + "&all", "eventID", "user-left"));

        // When
        var other = body("meeting-ended", "chemistry");
        told(other, checksum(other)).statusCode(200);
        assertThat(hooks.of("default")).hasSize(2);
        var end = body("meeting-ended", "bio");
        told(end, checksum(end)).statusCode(200);

        // Then
        awaitEmptyOutbox();
        assertThat(receiver.heard()).hasSize(1);
        assertThat(hooks.of("default")).hasSize(1);
    }

    @Test
    void nodesAreSubscribedToWhileSomebodyListens() {
        // Given
        created("", SECRET, Parameters.of("callbackURL", receiver.url()));

        // Then
        await().until(() -> {
            subscriptions.look();
            return known.all().containsKey("bbb-a") && known.all().containsKey("bbb-b");
        });
        assertThat(known.all()).doesNotContainKey("bbb-gone");
        assertThat(known.all().values()).extracting(HookSubscription::address).contains(url());
        assertThat(asked(fleet.a(), "hooks/create")).isTrue();

        // And no longer
        hooks.destroy("default", id());
        // The look that the creation began may still be under way, and subscribe after the first of these.
        await().untilAsserted(() -> {
            subscriptions.look();
            assertThat(asked(fleet.a(), "hooks/destroy")).isTrue();
            assertThat(known.all()).isEmpty();
        });
    }

    private static boolean asked(StubNode node, String call) {
        return node.asked().stream()
                .anyMatch(asked -> asked.call().equals(call)
                        && asked.parameters()
                                .entries()
                                .getFirst()
                                .name()
                                .equals(call.equals("hooks/create") ? "callbackURL" : "hookID"));
    }

    private void awaitEmptyOutbox() {
        await().until(() -> outbox.depth().waiting() + outbox.depth().due() == 0);
    }

    private String id() {
        return hooks.of("default").getFirst().id();
    }

    private void created(String tenantPath, String secret, Parameters parameters) {
        call(tenantPath, "hooks/create", secret, parameters).body(containsString("<permanentHook>"));
    }

    /** The address that the node bbb-a is given. */
    private String url() {
        return links.url(new HookLink("bbb-a", "http://callbacks.test/callback/"));
    }

    private String checksum(String body) {
        return ChecksumAlgorithm.SHA256.hex(url() + body + "secret-of-bbb-a");
    }

    private ValidatableResponse told(String body, String checksum) {
        return given().contentType("application/x-www-form-urlencoded")
                .body(body)
                .post(URI.create(url()).getPath() + "?checksum=" + checksum)
                .then();
    }

    private static String body(String id, String externalId) {
        return Parameters.of(
                        "domain", "bbb-a.example.org",
                        "event", "[" + event(id, externalId) + "]",
                        "timestamp", "1700000000456")
                .encode();
    }

    private static String event(String id, String externalId) {
        return "{\"data\":{\"type\":\"event\",\"id\":\"" + id + "\",\"attributes\":{\"meeting\":{"
                + "\"internal-meeting-id\":\"x-1\",\"external-meeting-id\":\"" + externalId
                + "\"},\"user\":{\"name\":\"Zoë & Ann\"}},\"event\":{\"ts\":1700000000123}}}";
    }

    private static ValidatableResponse call(String tenantPath, String call, String secret, Parameters parameters) {
        var signed = Checksum.sign(ChecksumAlgorithm.SHA256, call, parameters.encode(), secret);
        return given().urlEncodingEnabled(false)
                .get("/" + tenantPath + "bigbluebutton/api/" + call + "?" + signed)
                .then()
                .statusCode(200);
    }
}
