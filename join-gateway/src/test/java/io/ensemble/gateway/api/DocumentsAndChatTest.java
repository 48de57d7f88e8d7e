package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static io.ensemble.gateway.testing.SignedCalls.getAsMoodle;
import static io.ensemble.gateway.testing.SignedCalls.postAsMoodle;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class DocumentsAndChatTest {

    /** No strict parser takes it: a server does. */
    private static final byte[] SLIDES =
            "<modules><module name='presentation'><document url='https://x/?a=1&b=\u00fc'/></module></modules>"
                    .getBytes(ISO_8859_1);

    @Inject
    FleetOfTwo fleet;

    @BeforeEach
    void moodlesMeetingOnB() {
        fleet.reset();
        fleet.placed(new MeetingKey("moodle", "abc"), fleet.b());
    }

    @Test
    void slidesReachTheMeetingsNodeByteForByte() {
        postAsMoodle("insertDocument", "meetingID=abc", SLIDES).body("response.returncode", equalTo("SUCCESS"));
        assertThat(fleet.b().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.call()).isEqualTo("insertDocument");
            assertThat(asked.parameters().text("meetingID")).isEqualTo("abc~moodle");
            assertThat(asked.body()).isEqualTo(new String(SLIDES, ISO_8859_1));
        });
    }

    @Test
    void slidesForAnUnknownMeetingAreRefusedUnderTheTenantsId() {
        // When nobody knows it
        postAsMoodle("insertDocument", "meetingID=xyz", SLIDES)
                .body("response.returncode", equalTo("FAILED"))
                .body("response.message", equalTo("Meeting with id [xyz] not found."));

        // When the node does not know it any more
        fleet.b()
                .answering(
                        200,
                        "<response><returncode>FAILED</returncode>"
                                + "<message>Meeting with id [abc~moodle] not found.</message></response>");
        postAsMoodle("insertDocument", "meetingID=abc", SLIDES)
                .body("response.message", equalTo("Meeting with id [abc] not found."));
    }

    @Test
    void withoutSlidesNothingIsInserted() {
        postAsMoodle("insertDocument", "meetingID=abc", new byte[0])
                .body("response.returncode", equalTo("FAILED"))
                .body(
                        "response.message",
                        equalTo("Request body must contain a presentation module with at least one document."));
        assertThat(fleet.b().asked()).isEmpty();
    }

    @Test
    void aMessageReachesTheMeetingsNode() {
        getAsMoodle("sendChatMessage", "meetingID=abc&message=Hello+W%C3%B6rld&userName=Ada")
                .body("response.returncode", equalTo("SUCCESS"));
        assertThat(fleet.b().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.call()).isEqualTo("sendChatMessage");
            assertThat(asked.parameters().text("meetingID")).isEqualTo("abc~moodle");
            assertThat(asked.parameters().text("message")).isEqualTo("Hello W\u00f6rld");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message=x                         | missingParamMeetingID | You must provide a meeting ID
            meetingID=abc                     | nullError             | You must provide the param message
            meetingID=abc&message=            | sizeError             | Param message must be between 1 and 500 characters
            meetingID=elsewhere&message=Hello | meetingNotFound       | Meeting not found
            """)
    void aMessageThatCannotBeSentIsRefusedInTheServersWords(String query, String key, String message) {
        get("sendChatMessage", query)
                .body("response.messageKey", equalTo(key))
                .body("response.message", equalTo(message));
    }

    @Test
    void longMessagesAndNamesAreRefused() {
        get("sendChatMessage", "meetingID=abc&message=" + "x".repeat(501))
                .body("response.message", equalTo("Param message must be between 1 and 500 characters"));
        get("sendChatMessage", "meetingID=abc&message=x&userName=" + "x".repeat(256))
                .body("response.message", equalTo("Param userName must not exceed 255 characters"));
    }
}
