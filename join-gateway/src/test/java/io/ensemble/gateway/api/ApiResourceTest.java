package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.FleetOfTwo.MOODLE_SECRET;
import static io.ensemble.gateway.testing.FleetOfTwo.SECRET;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class ApiResourceTest {

    private static final MeetingKey ABC = new MeetingKey("default", "abc");
    private static final String NOT_FOUND = "<response><returncode>FAILED</returncode><messageKey>notFound</messageKey>"
            + "<message>A meeting with that ID does not exist</message></response>";
    private static final String NODE_AWAY = "<response><returncode>FAILED</returncode>"
            + "<messageKey>internalError</messageKey><message>Unable to access meeting on server.</message></response>";

    @Inject
    FleetOfTwo fleet;

    @BeforeEach
    void reset() {
        fleet.reset();
        StubDispatcher.decides(Mood.MADE, "bbb-a");
    }

    @Test
    void versionNeedsNoChecksum() {
        given().get("/bigbluebutton/api/?checksum=wrong")
                .then()
                .statusCode(200)
                .contentType("text/xml")
                .body(equalTo("<response><returncode>SUCCESS</returncode><version>2.0</version>"
                        + "<apiVersion>2.0</apiVersion><bbbVersion></bbbVersion></response>"));
    }

    @ParameterizedTest
    @EnumSource(ChecksumAlgorithm.class)
    void everyAlgorithmIsAcceptedAndTheNodeGetsItsOwnSignature(ChecksumAlgorithm algorithm) {
        // Given
        fleet.placed(ABC, fleet.b());

        // When
        given().urlEncodingEnabled(false)
                .get("/bigbluebutton/api/getMeetingInfo?"
                        + Checksum.sign(algorithm, "getMeetingInfo", "meetingID=abc&x=%C3%BC+%20", SECRET))
                .then()
                .statusCode(200);

        // Then
        assertThat(fleet.b().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.call()).isEqualTo("getMeetingInfo");
            assertThat(asked.parameters()).isEqualTo(Parameters.of("meetingID", "abc", "x", "ü  "));
        });
        assertThat(fleet.a().asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "create, name=x, checksumError, You must provide the checksum",
        "create, meetingID=abc&checksum=00, checksumError, Checksums do not match",
        "getMeetings, checksum=2027baa7771026e9e93392f55031535d1444c41f&checksum=1, checksumError, Checksums do not match",
        "unknownCall, , unsupportedRequest, This request is not supported.",
        "handleJoinExistingUser, , unsupportedRequest, This request is not supported.",
        "hooks/create/x, , unsupportedRequest, This request is not supported.",
    })
    void whatIsNotOpenedIsRefusedInTheServersWords(String call, String query, String key, String message) {
        given().urlEncodingEnabled(false)
                .get("/bigbluebutton/api/" + call + (query == null ? "" : "?" + query))
                .then()
                .statusCode(200)
                .body("response.returncode", equalTo("FAILED"))
                .body("response.messageKey", equalTo(key))
                .body("response.message", equalTo(message));
        assertThat(fleet.a().asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name=Test                    | missingParamMeetingID | You must provide a meeting ID
            name=Test&meetingID=a        | sizeError             | Meeting ID must be between 2 and 256 characters
            name=Test&meetingID=a%2Cb    | validationError       | Meeting ID cannot contain ','
            name=Test&meetingID=a%0Ab    | validationError       | Invalid meeting ID
            meetingID=abc                | nullError             | You must provide a meeting name
            meetingID=abc&name=T         | sizeError             | Meeting name must be between 2 and 256 characters
            meetingID=abc&name=Test&attendeePW=x | invalidPassword | Invalid password
            """)
    void aCreateThatMustFailIsNeverPlaced(String query, String key, String message) {
        get("create", query).body("response.messageKey", equalTo(key)).body("response.message", equalTo(message));
        assertThat(fleet.a().asked()).isEmpty();
        assertThat(StubDispatcher.released()).isEmpty();
    }

    @Test
    void overLongIdsAreRefused() {
        get("create", "name=Test&meetingID=" + "x".repeat(257)).body("response.messageKey", equalTo("sizeError"));
    }

    @Test
    void createGoesToTheChosenNodeWithALogoutUrlThatLeadsBack() {
        // Given
        fleet.a().answering(200, "<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID></response>");

        // When
        get("create", "name=A+%26+B&meetingID=abc&meta_Origin=x&dup=1&dup=2&empty=")
                .body("response.meetingID", equalTo("abc"));

        // Then
        var asked = fleet.a().asked().getFirst();
        assertThat(asked.call()).isEqualTo("create");
        assertThat(asked.parameters().without("logoutURL"))
                .isEqualTo(Parameters.of(
                        "name", "A & B", "meetingID", "abc", "meta_Origin", "x", "dup", "1", "dup", "2", "empty", ""));
        assertThat(asked.parameters().text("logoutURL"))
                .startsWith("http://localhost:")
                .endsWith("/");
        assertThat(StubDispatcher.released()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml; charset=utf-8"})
    void slidesGoThroughByteForByte(String contentType) {
        // Given a body that no strict parser takes, and a megabyte of it
        var body = "<modules><module name='presentation'><document url='http://x?a=1&b=2'/>".getBytes(UTF_8);
        var large = new byte[1 << 20];
        new Random(7).nextBytes(large);
        System.arraycopy(body, 0, large, 0, body.length);

        // When
        given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .urlEncodingEnabled(false)
                .contentType(contentType)
                .body(large)
                .post("/bigbluebutton/api/create?"
                        + Checksum.sign(ChecksumAlgorithm.SHA256, "create", "name=Test&meetingID=abc", SECRET))
                .then()
                .body("response.returncode", equalTo("SUCCESS"));

        // Then
        var asked = fleet.a().asked().getFirst();
        assertThat(asked.call()).isEqualTo("create");
        assertThat(asked.contentType()).isEqualTo(contentType);
        assertThat(asked.body()).isEqualTo(new String(large, ISO_8859_1));
    }

    @Test
    void aFormWithEverythingInItIsReadLikeAQuery() {
        // When
        given().contentType("application/x-www-form-urlencoded")
                .body("name=Test+1&meetingID=abc&checksum="
                        + Checksum.of(ChecksumAlgorithm.SHA256, "create", "", SECRET))
                .post("/bigbluebutton/api/create")
                .then()
                .body("response.returncode", equalTo("SUCCESS"));

        // Then
        var form = Parameters.parse(fleet.a().asked().getFirst().body());
        assertThat(form.text("name")).isEqualTo("Test 1");
        assertThat(form.has("checksum")).isFalse();
    }

    @Test
    void anotherContentTypeIsRefused() {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{}")
                .post("/bigbluebutton/api/create?"
                        + Checksum.sign(ChecksumAlgorithm.SHA1, "create", "name=Test&meetingID=abc", SECRET))
                .then()
                .body("response.messageKey", equalTo("unsupportedContentType"));
    }

    @Test
    void aRefusedCreateLeavesNoPlacementButAnExistingMeetingKeepsIts() {
        // When the node refuses for certain
        fleet.a().answering(200, NOT_FOUND.replace("notFound", "invalidPassword"));
        get("create", "name=Test&meetingID=abc").body("response.messageKey", equalTo("invalidPassword"));

        // Then
        assertThat(StubDispatcher.released())
                .singleElement()
                .asString()
                .startsWith("tenant=default&meetingId=abc&kind=bigbluebutton&node=bbb-a&since=2026-");

        // When the meeting is there already, with other passwords
        StubDispatcher.decides(Mood.MADE, "bbb-a");
        fleet.a().answering(200, NOT_FOUND.replace("notFound", "idNotUnique"));
        get("create", "name=Test&meetingID=abc").body("response.messageKey", equalTo("idNotUnique"));

        // Then
        assertThat(StubDispatcher.released()).isEmpty();
    }

    @Test
    void withoutACandidateOrADecisionTheFrontEndHearsOfIt() {
        StubDispatcher.decides(Mood.NO_CANDIDATE, "");
        get("create", "name=Test&meetingID=abc")
                .body("response.messageKey", equalTo("internalError"))
                .body("response.message", startsWith("No server can take the meeting right now."));
        StubDispatcher.decides(Mood.FAULT, "");
        get("create", "name=Test&meetingID=abc").body("response.messageKey", equalTo("internalError"));
    }

    @Test
    void aCreateBeyondTheLimitIsRefusedInWordsThatMoodleKnows() {
        StubDispatcher.decides(Mood.LIMIT_REACHED, "");
        get("create", "name=Test&meetingID=abc")
                .body("response.returncode", equalTo("FAILED"))
                .body("response.messageKey", equalTo("maxConcurrent"))
                .body("response.message", equalTo("The maximum number of concurrent meetings has been reached."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | <html><body>Welcome to nginx</body></html>
            200 | <response><returncode>SUCC
            200 | ''
            502 | <html>502 Bad Gateway</html>
            200 | <!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><response><returncode>&x;</returncode></response>
            """)
    void aNodeThatAnswersNonsenseIsReportedWithoutItsAddress(int status, String nonsense) {
        fleet.placed(ABC, fleet.a());
        fleet.a().answering(status, nonsense);
        get("getMeetingInfo", "meetingID=abc").body(equalTo(NODE_AWAY));
        fleet.a().cuttingShort("<response><returncode>SUCCESS</returncode></response>");
        get("getMeetingInfo", "meetingID=abc").body(equalTo(NODE_AWAY));
    }

    @Test
    void unknownMeetings() {
        get("getMeetingInfo", "meetingID=nobody").body(equalTo(NOT_FOUND));
        get("end", "meetingID=nobody").body(equalTo(NOT_FOUND));
        get("isMeetingRunning", "meetingID=0x")
                .body(equalTo("<response><returncode>SUCCESS</returncode><running>false</running></response>"));
        get("isMeetingRunning", "").body("response.messageKey", equalTo("missingParamMeetingID"));
    }

    @Test
    void aMeetingThatTheNodeNoLongerHasIsReleased() {
        fleet.placed(ABC, fleet.b());
        fleet.b().answering(200, NOT_FOUND);
        get("end", "meetingID=abc").body(equalTo(NOT_FOUND));
        assertThat(StubDispatcher.released())
                .singleElement()
                .asString()
                .startsWith("tenant=default&meetingId=abc&kind=bigbluebutton&node=bbb-b&since=");
    }

    @Test
    void aMeetingThatMayBeBeingCreatedIsNotReleased() {
        fleet.placed(ABC, fleet.b());
        fleet.claimedNow(ABC, fleet.b());
        fleet.b().answering(200, NOT_FOUND);
        get("getMeetingInfo", "meetingID=abc").body(equalTo(NOT_FOUND));
        assertThat(StubDispatcher.released()).isEmpty();
    }

    @Test
    void aNodeThatRefusesIsPassedOverForTheNext() {
        // Given a dispatcher that has not heard yet that a node is gone
        StubDispatcher.decides(Mood.MADE, "bbb-gone");

        // When
        get("create", "name=Test&meetingID=abc").body("response.returncode", equalTo("SUCCESS"));

        // Then
        assertThat(fleet.b().asked()).hasSize(1);
        assertThat(StubDispatcher.released()).singleElement().asString().contains("node=bbb-gone");
    }

    @Test
    void aMeetingThatWasPlacedOnADeadNodeIsNotLookedForElsewhere() {
        StubDispatcher.decides(Mood.FOUND, "bbb-gone");
        get("create", "name=Test&meetingID=abc").body(equalTo(NODE_AWAY));
        assertThat(fleet.b().asked()).isEmpty();
    }

    @Test
    void multipartFormsAreReadAndTooLongOnesRefused() {
        given().multiPart("name", "Test 1")
                .multiPart("meetingID", "abc")
                .multiPart("checksum", Checksum.of(ChecksumAlgorithm.SHA1, "create", "", SECRET))
                .post("/bigbluebutton/api/create")
                .then()
                .body("response.returncode", equalTo("SUCCESS"));
        assertThat(Parameters.parse(fleet.a().asked().getFirst().body()).text("name"))
                .isEqualTo("Test 1");
        given().contentType("application/x-www-form-urlencoded")
                .urlEncodingEnabled(false)
                .body("name=Test&welcome=" + "x".repeat(2 << 20))
                .post("/bigbluebutton/api/create?"
                        + Checksum.sign(ChecksumAlgorithm.SHA1, "create", "meetingID=abc", SECRET))
                .then()
                .body("response.messageKey", equalTo("sizeError"));
    }

    @Test
    void joinLeadsTheBrowserToTheNode() {
        // Given
        fleet.placed(ABC, fleet.b());

        // When
        var location = get("join", "fullName=J%C3%BCrgen+%3Cb%3E&meetingID=abc&role=VIEWER&userdata-x=1&password=")
                .statusCode(302)
                .header("Cache-Control", "no-store")
                .extract()
                .header("Location");

        // Then
        var query = location.substring(location.indexOf('?') + 1);
        assertThat(location).startsWith(fleet.b().node().url() + "/bigbluebutton/api/join?");
        assertThat(Parameters.parse(query).text("errorRedirectUrl")).startsWith("http://localhost:");
        assertThat(Parameters.parse(query).without("checksum").without("errorRedirectUrl"))
                .isEqualTo(Parameters.of(
                        "fullName",
                        "Jürgen <b>",
                        "meetingID",
                        "abc",
                        "role",
                        "VIEWER",
                        "userdata-x",
                        "1",
                        "password",
                        ""));
        assertThat(Checksum.verify("join", query, Parameters.NONE, List.of("secret-of-bbb-b")))
                .isInstanceOf(Checksum.Verdict.Valid.class);
    }

    @Test
    void joinWithoutRedirectPassesTheNodesAnswerAndCookieOn() {
        fleet.placed(ABC, fleet.b());
        get("join", "fullName=Jo&meetingID=abc&role=VIEWER&redirect=false")
                .statusCode(200)
                .header("Set-Cookie", containsString("JSESSIONID=abc"))
                .body("response.returncode", equalTo("SUCCESS"));
    }

    @ParameterizedTest
    @CsvSource({
        "fullName=Jo&meetingID=nobody&role=VIEWER, /?errors=, invalidMeetingIdentifier",
        "meetingID=nobody&role=VIEWER, /?errors=, missingParamFullName",
        "fullName=Jo&meetingID=nobody&errorRedirectUrl=https%3A%2F%2Fx.example%2Fe%3Fa%3D1, https://x.example/e?a=1&errors=, invalidMeetingIdentifier",
        "fullName=Jo&meetingID=nobody&logoutURL=https%3A%2F%2Fx.example%2F, https://x.example/?errors=, invalidMeetingIdentifier",
        "fullName=Jo&meetingID=nobody&errorRedirectUrl=javascript%3Aalert(1), /?errors=, invalidMeetingIdentifier",
    })
    void aFailedJoinGoesWhereTheFrontEndWants(String query, String target, String key) {
        var location = get("join", query).statusCode(302).extract().header("Location");
        assertThat(location).contains(target);
        assertThat(Parameters.parse(location.substring(location.indexOf('?') + 1))
                        .text("errors"))
                .contains("\"key\":\"" + key + "\"");
    }

    @Test
    void aForgedJoinChoosesNoTarget() {
        var location = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/bigbluebutton/api/join?meetingID=abc&errorRedirectUrl=https%3A%2F%2Fevil.example&checksum=00")
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
        assertThat(location)
                .startsWith("http://localhost:")
                .doesNotContain("evil")
                .contains("checksumError");
    }

    @Test
    void getMeetingsMergesAllNodesAndABadOneFailsNothing() {
        fleet.a().answering(200, listing("abc", "room~moodle"));
        fleet.b().answering(200, listing("xyz"));
        get("getMeetings", "")
                .body("response.meetings.meeting.size()", equalTo(2))
                .body(not(containsString("room")));

        fleet.b().answering(502, "<html>");
        get("getMeetings", "").body("response.meetings.meeting.meetingID", equalTo("abc"));

        fleet.a().answering(200, listing());
        get("getMeetings", "")
                .body(equalTo("<response><returncode>SUCCESS</returncode><meetings></meetings>"
                        + "<messageKey>noMeetings</messageKey>"
                        + "<message>no meetings were found on this server</message></response>"));
    }

    @Test
    void aTenantIsReachedByHostOrPathAndKeepsToItself() {
        fleet.placed(new MeetingKey("moodle", "abc"), fleet.b());
        fleet.b()
                .answering(
                        200, "<response><returncode>SUCCESS</returncode><meetingID>abc~moodle</meetingID></response>");
        var query = Checksum.sign(ChecksumAlgorithm.SHA1, "getMeetingInfo", "meetingID=abc", MOODLE_SECRET);

        // By path
        given().urlEncodingEnabled(false)
                .get("/t/moodle/bigbluebutton/api/getMeetingInfo?" + query)
                .then()
                .body("response.meetingID", equalTo("abc"));
        assertThat(fleet.b().asked().getLast().parameters().text("meetingID")).isEqualTo("abc~moodle");

        // By host
        given().urlEncodingEnabled(false)
                .header("Host", "Moodle.example.org:8443")
                .get("/bigbluebutton/api/getMeetingInfo?" + query)
                .then()
                .body("response.meetingID", equalTo("abc"));

        // Others' secrets open nothing, and neither does an unknown tenant
        given().urlEncodingEnabled(false)
                .get("/bigbluebutton/api/getMeetingInfo?" + query)
                .then()
                .body("response.messageKey", equalTo("checksumError"));
        given().urlEncodingEnabled(false)
                .get("/t/nobody/bigbluebutton/api/getMeetingInfo?" + query)
                .then()
                .body("response.messageKey", equalTo("checksumError"));
    }

    @Test
    void aTenantsDefaultsAndOverridesReachTheNode() {
        var query =
                Checksum.sign(ChecksumAlgorithm.SHA1, "create", "name=Test&meetingID=abc&record=true", MOODLE_SECRET);
        given().urlEncodingEnabled(false).get("/t/moodle/bigbluebutton/api/create?" + query);
        var asked = fleet.a().asked().getFirst().parameters();
        assertThat(asked.text("muteOnStart")).isEqualTo("true");
        assertThat(asked.all("record")).containsExactly("false");
        assertThat(asked.text("meetingID")).isEqualTo("abc~moodle");
    }

    @Test
    void longUrlsAreTaken() {
        fleet.placed(ABC, fleet.a());
        get("getMeetingInfo", "meetingID=abc&welcome=" + "x".repeat(20_000)).statusCode(200);
    }

    private static ValidatableResponse get(String call, String query) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get("/bigbluebutton/api/" + call + "?" + Checksum.sign(ChecksumAlgorithm.SHA1, call, query, SECRET))
                .then();
    }

    private static String listing(String... ids) {
        var meetings = new StringBuilder();
        for (var id : ids) {
            meetings.append("<meeting><meetingID>")
                    .append(id)
                    .append("</meetingID><internalMeetingID>internal-")
                    .append(id)
                    .append("</internalMeetingID><isBreakout>false</isBreakout></meeting>");
        }
        return "<response><returncode>SUCCESS</returncode><meetings>" + meetings + "</meetings></response>";
    }
}
