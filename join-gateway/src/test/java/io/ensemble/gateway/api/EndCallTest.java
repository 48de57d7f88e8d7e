package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.SignedCalls.getAsMoodle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.LostMeetingStore;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A meeting was lost with a node that is away, and started anew: may what that node has of it live on when it is back? */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class EndCallTest {

    private static final MeetingKey ABC = new MeetingKey("moodle", "abc");
    private static final String END = "meetingID=abc";

    @Inject
    FleetOfTwo fleet;

    @Inject
    LostMeetingStore losses;

    @BeforeEach
    void lostElsewhere() {
        fleet.reset();
        losses.lose(ABC, "bbb-away");
    }

    @Test
    void notIfItIsEnded() {
        fleet.placed(ABC, fleet.a());
        fleet.a()
                .answering(
                        200,
                        "<response><returncode>SUCCESS</returncode><messageKey>sentEndMeetingRequest</messageKey>"
                                + "<message>A request to end the meeting was sent.</message></response>");
        getAsMoodle("end", END).body("response.messageKey", equalTo("sentEndMeetingRequest"));
        assertThat(losses.on("bbb-away").endedSince()).containsExactly(ABC);
    }

    @Test
    void notIfItsNodeHasItNoMore() {
        fleet.placed(ABC, fleet.a());
        fleet.a()
                .answering(
                        200, "<response><returncode>FAILED</returncode><messageKey>notFound</messageKey></response>");
        getAsMoodle("end", END).body("response.messageKey", equalTo("notFound"));
        assertThat(losses.on("bbb-away").endedSince()).containsExactly(ABC);
    }

    @Test
    void notIfItIsSaidToBeNowhere() {
        getAsMoodle("end", END).body("response.messageKey", equalTo("notFound"));
        assertThat(losses.on("bbb-away").endedSince()).containsExactly(ABC);
    }

    @Test
    void yesIfItCannotBeEnded() {
        fleet.placed(ABC, fleet.a());
        fleet.a().answering(502, "<html>502 Bad Gateway</html>");
        getAsMoodle("end", END).body("response.messageKey", equalTo("internalError"));
        assertThat(losses.on("bbb-away").endedSince()).isEmpty();
    }

    @Test
    void yesIfSomebodyAsksWhetherItRuns() {
        getAsMoodle("getMeetingInfo", END).body("response.messageKey", equalTo("notFound"));
        assertThat(losses.on("bbb-away").endedSince()).isEmpty();
    }
}
