package io.ensemble.gateway.recording;

import static io.ensemble.gateway.testing.FleetOfTwo.MOODLE_SECRET;
import static io.ensemble.gateway.testing.FleetOfTwo.SECRET;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls about recordings, with a third node that is dead unless a test takes it away. */
@QuarkusTest
@WithTestResource(RealRedis.class)
class RecordingCallsTest {

    private static final String IDS = "response.recordings.recording.recordID";
    private static final String REFUSED = "<response><returncode>FAILED</returncode><messageKey>notFound</messageKey>"
            + "<message>We could not find recordings</message></response>";

    @Inject
    FleetOfTwo fleet;

    @BeforeEach
    void twoNodesWithRecordingsOfTwoTenants() {
        fleet.reset();
        fleet.a()
                .answeringTo(
                        "getRecordings",
                        Recordings.listing(
                                Recordings.of("aa-100", "abc", 100),
                                Recordings.of("aa-300", "abc~moodle", 300),
                                Recordings.breakout("br-301", "aa-300")));
        fleet.b()
                .answeringTo(
                        "getRecordings",
                        Recordings.listing(Recordings.of("aa-200", "abc", 200), Recordings.of("bb-400", "xyz", 400)));
    }

    @Test
    void recordingsOfAllNodesAreListedAndADeadOneFailsNothing() {
        get("getRecordings", "meetingID=abc,xyz&state=any&meta_origin=x")
                .body(IDS, contains("bb-400", "aa-200", "aa-100"))
                .body(not(containsString("totalElements")));

        assertThat(asked(fleet.a(), "getRecordings"))
                .containsExactly(Parameters.of("state", "any", "meta_origin", "x", "meetingID", "abc,xyz"));
    }

    @Test
    void aTenantSeesItsOwnUnderItsOwnIds() {
        moodle("getRecordings", "meetingID=abc")
                .body("response.recordings.recording.recordID", equalTo("aa-300"))
                .body("response.recordings.recording.meetingID", equalTo("abc"))
                .body("response.recordings.recording.metadata.meetingId", equalTo("abc"));

        assertThat(asked(fleet.a(), "getRecordings")).containsExactly(Parameters.of("meetingID", "abc~moodle"));
    }

    @Test
    void idsMayBeBeginnings() {
        get("getRecordings", "recordID=aa&meetingID=ignored").body(IDS, contains("aa-200", "aa-100"));
    }

    @Test
    void aBreakoutIsFoundByItsOwnIdAndOnlyByTheTenantOfItsParent() {
        moodle("getRecordings", "recordID=br-301").body("response.recordings.recording.recordID", equalTo("br-301"));
        get("getRecordings", "recordID=br-301").body("response.messageKey", equalTo("noRecordings"));
    }

    @Test
    void pagesAreCutAfterTheMerge() {
        get("getRecordings", "offset=1&limit=1")
                .body("response.recordings.recording.recordID", equalTo("aa-200"))
                .body("response.totalElements", equalTo("3"));
    }

    @Test
    void aNodeWithMoreThanAPageIsAskedOnAndOn() {
        // Given
        fleet.a()
                .answeringTo(
                        "getRecordings",
                        Recordings.listing(IntStream.range(0, 250)
                                .mapToObj(i -> Recordings.of("r-" + i, "abc", i))
                                .toArray(Recording[]::new)));

        // When
        get("getRecordings", "").body("response.recordings.recording.size()", equalTo(252));

        // Then
        assertThat(asked(fleet.a(), "getRecordings"))
                .extracting(parameters -> parameters.text("offset"))
                .containsExactly("0", "100", "200");
    }

    @Test
    void aNodeThatKnowsNoPagesIsNotAskedForever() {
        fleet.a()
                .answeringTo(
                        "getRecordings",
                        any -> Recordings.listing(Recordings.of("old", "abc", 1))
                                .apply(Parameters.of("recordID", "old")));

        get("getRecordings", "").body(IDS, contains("bb-400", "aa-200", "old"));

        assertThat(asked(fleet.a(), "getRecordings")).hasSize(2);
    }

    @Test
    void aBrokenNodeIsLeftOut() {
        fleet.b().answering(502, "<html>");

        get("getRecordings", "meetingID=abc").body("response.recordings.recording.recordID", equalTo("aa-100"));
    }

    @ParameterizedTest
    @CsvSource({
        "publishRecordings, publish=true, missingParamRecordID, You must specify a recordID.",
        "publishRecordings, recordID=aa-100, missingParamPublish, You must specify a publish value true or false.",
        "deleteRecordings, recordID=, missingParamRecordID, You must specify a recordID.",
        "updateRecordings, meta_name=x, missingParamRecordID, You must specify a recordID.",
        "getRecordingTextTracks, kind=x, missingParamRecordID, You must specify a recordID.",
    })
    void whatIsMissingIsToldWithoutAskingANode(String call, String query, String key, String message) {
        get(call, query).body("response.messageKey", equalTo(key)).body("response.message", equalTo(message));
        assertThat(fleet.a().asked()).isEmpty();
    }

    @Test
    void eachHolderGetsItsOwnIds() {
        // Given
        var done = "<response><returncode>SUCCESS</returncode><published>false</published></response>";
        fleet.a().answeringTo("publishRecordings", any -> done);
        fleet.b().answeringTo("publishRecordings", any -> done);

        // When one of another tenant and an unknown one are among them
        get("publishRecordings", "recordID=aa-100,bb-400,aa-300,unknown&publish=false")
                .body(equalTo(done));

        // Then
        assertThat(asked(fleet.a(), "publishRecordings"))
                .containsExactly(Parameters.of("recordID", "aa-100", "publish", "false"));
        assertThat(asked(fleet.b(), "publishRecordings"))
                .containsExactly(Parameters.of("recordID", "bb-400", "publish", "false"));
    }

    @Test
    void oneSuccessIsSuccess() {
        fleet.a().answeringTo("deleteRecordings", any -> REFUSED);
        fleet.b()
                .answeringTo(
                        "deleteRecordings",
                        any -> "<response><returncode>SUCCESS</returncode><deleted>true</deleted></response>");

        get("deleteRecordings", "recordID=aa-100,bb-400").body("response.deleted", equalTo("true"));
    }

    @Test
    void nobodysOrOthersRecordingsAreNotFoundAndNotTouched() {
        fleet.withoutTheDeadNode();

        get("deleteRecordings", "recordID=aa-300").body(equalTo(REFUSED));
        get("deleteRecordings", "recordID=aa").body(equalTo(REFUSED));
        get("deleteRecordings", "recordID=unknown").body(equalTo(REFUSED));

        assertThat(asked(fleet.a(), "deleteRecordings")).isEmpty();
        assertThat(asked(fleet.b(), "deleteRecordings")).isEmpty();
    }

    @Test
    void whileANodeIsAwayNothingIsSaidToBeMissing() {
        get("deleteRecordings", "recordID=unknown").body("response.messageKey", equalTo("internalError"));

        // A refusal of the only holder that answers says no more
        fleet.a().answeringTo("deleteRecordings", any -> REFUSED);
        get("deleteRecordings", "recordID=aa-100").body("response.messageKey", equalTo("internalError"));
    }

    @Test
    void metadataAreChangedButNotTheOwner() {
        fleet.a()
                .answeringTo(
                        "updateRecordings",
                        any -> "<response><returncode>SUCCESS</returncode><updated>true</updated></response>");

        get(
                        "updateRecordings",
                        "recordID=aa-100&meta_name=A+%26+B&meta_gl-listed=&protect=true&meta_meetingId=x~moodle")
                .body("response.updated", equalTo("true"));

        assertThat(asked(fleet.a(), "updateRecordings"))
                .containsExactly(Parameters.of(
                        "recordID", "aa-100", "meta_name", "A & B", "meta_gl-listed", "", "protect", "true"));
    }

    @Test
    void textTracksComeFromTheHolderUntouched() {
        var tracks = "{ \"response\" : {\"returncode\":\"SUCCESS\",\"tracks\":[{\"label\":\"Ünïcode\"}]}}";
        fleet.b().answeringTo("getRecordingTextTracks", any -> tracks);

        get("getRecordingTextTracks", "recordID=bb-400")
                .contentType("application/json")
                .body(equalTo(tracks));

        assertThat(asked(fleet.a(), "getRecordingTextTracks")).isEmpty();
    }

    @Test
    void tracksOfNobodysOrOthersRecordingsAreNotFound() {
        var unknown = "{\"response\":{\"returncode\":\"FAILED\",\"messageKey\":\"noRecordings\","
                + "\"message\":\"No recording found for aa-300\"}}";

        // While a node is away, that is not known
        get("getRecordingTextTracks", "recordID=aa-300").body("response.messageKey", equalTo("internalError"));

        fleet.withoutTheDeadNode();
        get("getRecordingTextTracks", "recordID=aa-300").body(equalTo(unknown));
    }

    @Test
    void whatIsNotJsonIsNotPassedOn() {
        fleet.b().answeringTo("getRecordingTextTracks", any -> "<html>bad gateway</html>");

        get("getRecordingTextTracks", "recordID=bb-400").body("response.messageKey", equalTo("internalError"));
    }

    @ParameterizedTest
    @CsvSource({"recordID=bb-400&kind=captions&lang=de, label", "kind=captions, recordID"})
    void aTrackGoesToTheHolderByteForByte(String query, String field) {
        // Given a file that is no text
        var answer = "{\"response\":{\"returncode\":\"SUCCESS\",\"messageKey\":\"upload_text_track_success\"}}";
        fleet.b().answeringTo("putRecordingTextTrack", any -> answer);
        var file = new byte[512];
        new Random(7).nextBytes(file);
        var body = "--limit\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\nbb-400\r\n"
                + "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.vtt\"\r\n\r\n"
                + new String(file, ISO_8859_1) + "\r\n--limit--\r\n";

        // When
        given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .urlEncodingEnabled(false)
                .contentType("multipart/form-data; boundary=limit")
                .body(body.getBytes(ISO_8859_1))
                .post(address("putRecordingTextTrack", query, SECRET))
                .then()
                .body(equalTo(answer));

        // Then
        var asked = fleet.b().asked().getLast();
        assertThat(asked.call()).isEqualTo("putRecordingTextTrack");
        assertThat(asked.parameters()).isEqualTo(Parameters.parse(query));
        assertThat(asked.contentType()).isEqualTo("multipart/form-data; boundary=limit");
        assertThat(asked.body()).isEqualTo(body);
    }

    @Test
    void aTrackWithoutARecordingIsRefusedInJson() {
        given().urlEncodingEnabled(false)
                .multiPart("kind", "captions")
                .post(address("putRecordingTextTrack", "", SECRET))
                .then()
                .body(equalTo("{\"response\":{\"returncode\":\"FAILED\",\"messageKey\":\"paramError\","
                        + "\"message\":\"Missing param recordID.\"}}"));
    }

    @Test
    void aWrongChecksumIsRefusedInTheWordsOfTheseCalls() {
        given().get("/bigbluebutton/api/getRecordings?checksum=00")
                .then()
                .body("response.message", equalTo("You did not pass the checksum security check"));
    }

    private static List<Parameters> asked(StubNode node, String call) {
        return node.asked().stream()
                .filter(asked -> asked.call().equals(call))
                .map(StubNode.Asked::parameters)
                .toList();
    }

    private static ValidatableResponse get(String call, String query) {
        return given().urlEncodingEnabled(false)
                .get(address(call, query, SECRET))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse moodle(String call, String query) {
        return given().urlEncodingEnabled(false)
                .get("/t/moodle" + address(call, query, MOODLE_SECRET))
                .then()
                .statusCode(200);
    }

    private static String address(String call, String query, String secret) {
        return "/bigbluebutton/api/" + call + "?" + Checksum.sign(ChecksumAlgorithm.SHA1, call, query, secret);
    }
}
