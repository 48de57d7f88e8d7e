package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static io.ensemble.gateway.testing.SignedCalls.getAsMoodle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class BreakoutsTest {

    private static final String PARENT = "183f0bf3a0982a127bdb8161e0c44eb696b3e75c-1531240585189";
    private static final String BREAKOUT = "5e8d0c1a6f6c2e2f8c8b7b3f3f6f1e3e2a1b0c9d-1531240599000";

    @Inject
    FleetOfTwo fleet;

    @BeforeEach
    void moodlesMeetingOnBWithABreakoutRoom() {
        fleet.reset();
        StubDispatcher.decides(Mood.MADE, "bbb-a");
        fleet.placed(new MeetingKey("moodle", "abc"), fleet.b());
        fleet.seen(
                fleet.b(),
                sighting("abc~moodle", PARENT, Optional.empty()),
                sighting("8e2c-170", BREAKOUT, Optional.of(PARENT)),
                sighting("orphan-170", "orphan-internal", Optional.of("nobody")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e2c-170", BREAKOUT, PARENT})
    void theTenantOfTheParentReachesARoomByTheNodesOwnIds(String id) {
        for (var call : new String[] {"getMeetingInfo", "end", "isMeetingRunning"}) {
            getAsMoodle(call, "meetingID=" + id).body("response.returncode", equalTo("SUCCESS"));
        }
        assertThat(fleet.b().asked())
                .hasSize(3)
                .allSatisfy(asked ->
                        assertThat(asked.parameters().text("meetingID")).isEqualTo(id));
        getAsMoodle("join", "meetingID=" + id + "&fullName=Ada&role=VIEWER")
                .header("Location", startsWith(fleet.b().node().url().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e2c-170", BREAKOUT, PARENT, "orphan-170"})
    void nobodyElseReachesIt(String id) {
        get("getMeetingInfo", "meetingID=" + id).body("response.messageKey", equalTo("notFound"));
        get("join", "meetingID=" + id + "&fullName=Ada&role=VIEWER")
                .header("Location", containsString("invalidMeetingIdentifier"));
        assertThat(fleet.b().asked()).isEmpty();
    }

    @Test
    void aBreakoutRoomIsCreatedOnTheNodeOfItsParent() {
        // When the parent is named by either of its ids
        getAsMoodle("create", "name=Group&meetingID=group-1&isBreakout=true&sequence=1&parentMeetingID=abc");
        getAsMoodle("create", "name=Group&meetingID=group-1&isBreakout=true&sequence=1&parentMeetingID=" + PARENT);

        // Then
        assertThat(fleet.a().asked()).isEmpty();
        assertThat(fleet.b().asked())
                .hasSize(2)
                .allSatisfy(asked ->
                        assertThat(asked.parameters().text("meetingID")).isEqualTo("group-1~moodle"))
                .extracting(asked -> asked.parameters().text("parentMeetingID"))
                .containsExactly("abc~moodle", PARENT);
    }

    @Test
    void withoutAParentOfTheTenantNoBreakoutRoomIsCreated() {
        getAsMoodle("create", "name=Group&meetingID=group-1&isBreakout=true")
                .body("response.messageKey", equalTo("parentMeetingIDMissing"));
        get("create", "name=Group&meetingID=group-1&isBreakout=true&parentMeetingID=" + PARENT)
                .body("response.messageKey", equalTo("parentMeetingDoesNotExist"));
        assertThat(fleet.b().asked()).isEmpty();
    }

    @Test
    void theBreakoutRoomsOfAMeetingAreListedUnderTheTenantsIds() {
        fleet.b()
                .answering(
                        200,
                        "<response><returncode>SUCCESS</returncode><meetingID>abc~moodle</meetingID><breakoutRooms>"
                                + "<breakout>8e2c-170</breakout><breakout>group-1~moodle</breakout></breakoutRooms>"
                                + "</response>");
        getAsMoodle("getMeetingInfo", "meetingID=abc")
                .body("response.meetingID", equalTo("abc"))
                .body("response.breakoutRooms.breakout[0]", equalTo("8e2c-170"))
                .body("response.breakoutRooms.breakout[1]", equalTo("group-1"));
    }

    private static MeetingSighting sighting(String id, String internalId, Optional<String> parent) {
        return new MeetingSighting(id, internalId, Duration.ofMinutes(5), 3, 1, 0, 0, parent.isPresent(), parent);
    }
}
