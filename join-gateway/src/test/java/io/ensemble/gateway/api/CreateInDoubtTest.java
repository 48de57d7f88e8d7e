package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.SignedCalls.getAsMoodle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class CreateInDoubtTest {

    private static final String CREATE = "name=Test&meetingID=abc&attendeePW=ap&moderatorPW=mp";
    private static final String INFO = "<response><returncode>SUCCESS</returncode><meetingName>Test</meetingName>"
            + "<meetingID>abc~moodle</meetingID><internalMeetingID>i-1</internalMeetingID><createTime>17</createTime>"
            + "<createDate>Mon</createDate><voiceBridge>70757</voiceBridge><dialNumber>613</dialNumber>"
            + "<attendeePW>ap</attendeePW><moderatorPW>mp</moderatorPW><running>false</running><duration>0</duration>"
            + "<hasUserJoined>false</hasUserJoined><hasBeenForciblyEnded>false</hasBeenForciblyEnded></response>";

    @Inject
    FleetOfTwo fleet;

    @BeforeEach
    void aNodeThatAnswersNoCreate() {
        fleet.reset();
        StubDispatcher.decides(Mood.MADE, "bbb-a");
        fleet.a().answering(502, "<html>502 Bad Gateway</html>");
    }

    @Test
    void aMeetingThatIsThereIsAnsweredAsCreated() {
        fleet.a().answering(200, "cut").answering("getMeetingInfo", INFO);
        getAsMoodle("create", CREATE)
                .body(equalTo("<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID>"
                        + "<internalMeetingID>i-1</internalMeetingID><parentMeetingID>bbb-none</parentMeetingID>"
                        + "<attendeePW>ap</attendeePW><moderatorPW>mp</moderatorPW><createTime>17</createTime>"
                        + "<voiceBridge>70757</voiceBridge><dialNumber>613</dialNumber><createDate>Mon</createDate>"
                        + "<hasUserJoined>false</hasUserJoined><duration>0</duration>"
                        + "<hasBeenForciblyEnded>false</hasBeenForciblyEnded><messageKey></messageKey>"
                        + "<message></message></response>"));
        assertThat(StubDispatcher.released()).isEmpty();
    }

    @Test
    void aMeetingWithOtherPasswordsIsNotPassedOffAsTheOneWishedFor() {
        fleet.a().answering(200, "cut").answering("getMeetingInfo", INFO);
        getAsMoodle("create", "name=Test&meetingID=abc&attendeePW=ap&moderatorPW=guessed")
                .body("response.messageKey", equalTo("internalError"));
    }

    @Test
    void aMeetingThatIsCertainlyNotThereLeavesNoPlacement() {
        fleet.a()
                .answering(200, "cut")
                .answering(
                        "getMeetingInfo",
                        "<response><returncode>FAILED</returncode><messageKey>notFound</messageKey></response>");
        getAsMoodle("create", CREATE).body("response.messageKey", equalTo("internalError"));
        assertThat(StubDispatcher.released()).hasSize(1);
    }

    @Test
    void whenTheNodeDoesNotSayThePlacementStays() {
        getAsMoodle("create", CREATE).body("response.messageKey", equalTo("internalError"));
        assertThat(StubDispatcher.released()).isEmpty();
    }
}
