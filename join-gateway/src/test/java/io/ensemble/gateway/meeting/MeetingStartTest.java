package io.ensemble.gateway.meeting;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.placement.MeetingKey;
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
class MeetingStartTest {

    private static final String CREATE = "name=Test&meetingID=abc";
    private static final String CREATED =
            "<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID><messageKey></messageKey></response>";

    @Inject
    FleetOfTwo fleet;

    @BeforeEach
    void reset() {
        fleet.reset();
        fleet.a().answering(200, CREATED);
        fleet.b().answering(200, CREATED);
    }

    @Test
    void whatWasAgreedOnWithoutTheStoreIsTriedElsewhereAndNeverReleased() {
        // Given
        StubDispatcher.decidesAmong(Mood.AGREED, "bbb-gone", "bbb-b");

        // When
        get("create", CREATE).body("response.returncode", equalTo("SUCCESS"));

        // Then
        assertThat(fleet.b().asked()).hasSize(1);
        assertThat(StubDispatcher.released()).isEmpty();
    }

    @Test
    void whereThisGatewayCreatedAMeetingGoesBeforeWhatIsAgreedOn() {
        // Given
        StubDispatcher.decidesAmong(Mood.MADE, "bbb-a");
        get("create", CREATE).body("response.returncode", equalTo("SUCCESS"));

        // When
        StubDispatcher.decidesAmong(Mood.AGREED, "bbb-b");
        get("create", CREATE).body("response.returncode", equalTo("SUCCESS"));

        // Then
        assertThat(fleet.a().asked()).hasSize(2);
        assertThat(fleet.b().asked()).isEmpty();
    }

    @Test
    void aPlaceInTheStoreGoesBeforeWhatDispatchersAgreeOnThatHaveLostIt() {
        // Given
        fleet.placed(new MeetingKey("default", "abc"), fleet.a());
        StubDispatcher.decidesAmong(Mood.AGREED, "bbb-b");

        // When
        get("create", CREATE).body("response.returncode", equalTo("SUCCESS"));

        // Then
        assertThat(fleet.a().asked()).hasSize(1);
        assertThat(fleet.b().asked()).isEmpty();
    }

    @Test
    void withoutADecisionARunningMeetingIsAnsweredByItsNodeAndANewOneIsToldWhenToComeAgain() {
        // Given
        fleet.placed(new MeetingKey("default", "abc"), fleet.b());
        StubDispatcher.decides(Mood.FAULT, "bbb-a");

        // Then
        get("create", CREATE).body("response.returncode", equalTo("SUCCESS"));
        assertThat(fleet.b().asked()).hasSize(1);
        get("create", "name=Test&meetingID=new")
                .statusCode(200)
                .header("Retry-After", "5")
                .body("response.messageKey", equalTo("internalError"))
                .body("response.message", containsString("try again"));
    }

    @Test
    void aMeetingThatWasLostWithItsNodeIsOverInTheWordsThatHaveItCreatedAgain() {
        // Given
        fleet.placed(new MeetingKey("default", "abc"), fleet.a());
        fleet.givenUp(fleet.a());

        // Then
        get("join", "fullName=Ada&meetingID=abc")
                .statusCode(302)
                .header(
                        "Location",
                        allOf(containsString("invalidMeetingIdentifier"), containsString("The%20server%20of%20this")));
        get("isMeetingRunning", "meetingID=abc").body("response.running", equalTo("false"));
        get("getMeetingInfo", "meetingID=abc").body("response.messageKey", equalTo("notFound"));
        assertThat(fleet.a().asked()).isEmpty();
    }
}
