package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static io.ensemble.gateway.testing.SignedCalls.getAsMoodle;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class GetSessionsTest {

    private static final String ADA =
            "<meeting><meetingID>i-1</meetingID><meetingName>A</meetingName><userName>Ada</userName></meeting>";
    private static final String BOB =
            "<meeting><meetingID>i-2</meetingID><meetingName>B</meetingName><userName>Bob</userName></meeting>";
    private static final String CY =
            "<meeting><meetingID>i-3</meetingID><meetingName>C</meetingName><userName>Cy</userName></meeting>";

    @Inject
    FleetOfTwo fleet;

    @BeforeEach
    void peopleOfTwoTenants() {
        fleet.reset();
        fleet.a()
                .answering(
                        200,
                        response("<meetings>" + meeting("abc~moodle", "i-1", "bbb-none")
                                + meeting("abc", "i-2", "bbb-none") + meeting("8e2c-170", "i-3", "i-1")
                                + "</meetings>"))
                .answering("getSessions", response("<sessions>" + ADA + BOB + CY + "</sessions>"));
        fleet.b().answering(502, "");
    }

    @Test
    void aTenantSeesThePeopleOfItsMeetingsAndTheirBreakouts() {
        getAsMoodle("getSessions", "").body(equalTo(response("<sessions>" + ADA + CY + "</sessions>")));
        get("getSessions", "").body(equalTo(response("<sessions>" + BOB + "</sessions>")));
    }

    @Test
    void withoutSessionsTheAnswerIsTheServersOwn() {
        fleet.a().answering(200, response("<sessions/>"));
        get("getSessions", "")
                .body(equalTo(response("<sessions></sessions><messageKey>noSessions</messageKey>"
                        + "<message>no sessions were found on this serverr</message>")));
    }

    private static String response(String content) {
        return "<response><returncode>SUCCESS</returncode>" + content + "</response>";
    }

    private static String meeting(String id, String internalId, String parent) {
        return "<meeting><meetingID>" + id + "</meetingID><internalMeetingID>" + internalId + "</internalMeetingID>"
                + "<isBreakout>" + !parent.equals("bbb-none") + "</isBreakout><parentMeetingID>" + parent
                + "</parentMeetingID></meeting>";
    }
}
