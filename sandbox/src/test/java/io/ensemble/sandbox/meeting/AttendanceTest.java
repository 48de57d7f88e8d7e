package io.ensemble.sandbox.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendanceTest {

    private final TestHouse house = new TestHouse();

    @Test
    void countsNobodyBeforeTheBrowserConnects() {
        // Given
        house.create("meetingID", "m1", "name", "Waiting");
        // When
        house.join("m1", "Ada", Role.VIEWER);
        // Then
        assertThat(house.meetings.find("m1").orElseThrow().running()).isFalse();
    }

    @Test
    void refusesTheLinkOfAnEarlierMeeting() {
        // Given
        var meeting = house.create("meetingID", "m1", "name", "Again");
        // When
        var outcome = house.attendance.join(new JoinRequest(
                "m1",
                "Ada",
                Role.VIEWER,
                "",
                OptionalLong.of(meeting.created().toEpochMilli() - 1),
                false,
                true,
                false,
                "",
                new LinkedHashMap<>()));
        // Then
        assertThat(outcome).isInstanceOf(JoinOutcome.CreateTimeMismatch.class);
    }

    @Test
    void letsInAsManyAsMayBeAndBotsAndThoseWhoAreIn() {
        // Given
        house.create("meetingID", "m1", "name", "Small", "maxParticipants", "1");
        house.browsers.connect(joined(withUserId("u1", false)), Media.NONE);
        // When, then
        assertThat(house.attendance.join(withUserId("u2", false))).isInstanceOf(JoinOutcome.Full.class);
        assertThat(house.attendance.join(withUserId("u1", false))).isInstanceOf(JoinOutcome.Joined.class);
        assertThat(house.attendance.join(withUserId("u3", true))).isInstanceOf(JoinOutcome.Joined.class);
    }

    @Test
    void makesTheFirstModeratorThePresenter() {
        // Given
        house.create("meetingID", "m1", "name", "Class");
        // When
        house.enter("m1", "Ada", Role.VIEWER);
        house.enter("m1", "Grace", Role.MODERATOR);
        house.enter("m1", "Margaret", Role.MODERATOR);
        // Then
        assertThat(house.meetings.find("m1").orElseThrow().attendees())
                .filteredOn(Attendee::presenter)
                .extracting(attendee -> attendee.person().fullName())
                .containsExactly("Grace");
    }

    /** The table of section 2.3. */
    @ParameterizedTest
    @CsvSource({
        "ALWAYS_ACCEPT,      VIEWER,    true,  false, ALLOW",
        "ALWAYS_DENY,        VIEWER,    false, true,  DENY",
        "ALWAYS_DENY,        MODERATOR, true,  false, ALLOW",
        "ASK_MODERATOR,      VIEWER,    true,  false, WAIT",
        "ASK_MODERATOR,      VIEWER,    false, true,  WAIT",
        "ASK_MODERATOR,      VIEWER,    false, false, ALLOW",
        "ALWAYS_ACCEPT_AUTH, VIEWER,    true,  false, WAIT",
        "ALWAYS_ACCEPT_AUTH, VIEWER,    false, true,  ALLOW"
    })
    void admitsByGuestPolicy(
            GuestPolicy policy, Role role, boolean guest, boolean authenticated, GuestStatus expected) {
        assertThat(policy.admit(role, guest, authenticated)).isEqualTo(expected);
    }

    private String joined(JoinRequest request) {
        return switch (house.attendance.join(request)) {
            case JoinOutcome.Joined(var session) -> session.token();
            case JoinOutcome other -> throw new AssertionError("not joined: " + other);
        };
    }

    private static JoinRequest withUserId(String userId, boolean bot) {
        return new JoinRequest(
                "m1", "Ada", Role.VIEWER, userId, OptionalLong.empty(), false, true, bot, "", new LinkedHashMap<>());
    }
}
