package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.SignedCalls.getAsMoodle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.EndRequestStore;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Is it noted, for the sake of copies on nodes that are away, that somebody was told that a meeting is over? */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class EndCallTest {

    private static final MeetingKey ABC = new MeetingKey("moodle", "abc");
    private static final String QUERY = "meetingID=abc";

    @Inject
    FleetOfTwo fleet;

    @Inject
    EndRequestStore requests;

    @BeforeEach
    void reset() {
        fleet.reset();
    }

    @Test
    void ifItsNodeEndsIt() {
        fleet.placed(ABC, fleet.a());
        fleet.a()
                .answering(
                        200,
                        "<response><returncode>SUCCESS</returncode><messageKey>sentEndMeetingRequest</messageKey>"
                                + "<message>A request to end the meeting was sent.</message></response>");
        ends("sentEndMeetingRequest");
        assertThat(requests.ago(ABC)).isPresent();
    }

    @Test
    void ifItsNodeHasItNoMore() {
        fleet.placed(ABC, fleet.a());
        fleet.a()
                .answering(
                        200, "<response><returncode>FAILED</returncode><messageKey>notFound</messageKey></response>");
        ends("notFound");
        assertThat(requests.ago(ABC)).isPresent();
    }

    @Test
    void ifItIsLostWithItsNode() {
        fleet.placed(ABC, fleet.a());
        fleet.givenUp(fleet.a());
        ends("notFound");
        assertThat(requests.ago(ABC)).isPresent();
    }

    @Test
    void ifItIsNowhere() {
        ends("notFound");
        assertThat(requests.ago(ABC)).isPresent();
    }

    @Test
    void notIfItsNodeDoesNotAnswer() {
        fleet.placed(ABC, fleet.a());
        fleet.a().answering(502, "<html>502 Bad Gateway</html>");
        ends("internalError");
        assertThat(requests.ago(ABC)).isEmpty();
    }

    @Test
    void notIfItsNodeRefuses() {
        fleet.placed(ABC, fleet.a());
        fleet.a()
                .answering(
                        200,
                        "<response><returncode>FAILED</returncode><messageKey>invalidPassword</messageKey></response>");
        ends("invalidPassword");
        assertThat(requests.ago(ABC)).isEmpty();
    }

    @Test
    void notIfSomebodyAsksWhetherItRuns() {
        getAsMoodle("getMeetingInfo", QUERY).body("response.messageKey", equalTo("notFound"));
        assertThat(requests.ago(ABC)).isEmpty();
    }

    private static void ends(String key) {
        getAsMoodle("end", QUERY).body("response.messageKey", equalTo(key));
    }
}
