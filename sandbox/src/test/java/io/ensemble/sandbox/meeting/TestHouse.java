package io.ensemble.sandbox.meeting;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.api.SettingsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** The domain of one node with a clock in our hands. */
final class TestHouse {

    final FakeTime time = new FakeTime();
    final List<MeetingEvent> events = new ArrayList<>();
    final Meetings meetings;
    final Attendance attendance;
    final Browsers browsers;
    final Audit audit;
    final Census census;

    TestHouse() {
        this(TimeScale.REAL);
    }

    TestHouse(TimeScale scale) {
        var random = new Random(7);
        var registry = new Registry(time, scale, events::add);
        meetings = new Meetings(registry, time, random);
        attendance = new Attendance(registry, random);
        browsers = new Browsers(registry);
        audit = new Audit(registry);
        census = new Census(registry, () -> 0);
    }

    /** Creates a meeting and fails unless it is fresh. */
    MeetingView create(String... parameters) {
        return switch (tryCreate(parameters)) {
            case CreateOutcome.Created(var meeting) -> meeting;
            case CreateOutcome other -> throw new AssertionError("not created: " + other);
        };
    }

    CreateOutcome tryCreate(String... parameters) {
        return meetings.create(SettingsReader.read(Parameters.of(parameters), 0));
    }

    /** Joins and connects; answers the token. */
    String enter(String meetingId, String name, Role role) {
        var token = join(meetingId, name, role);
        browsers.connect(token, Media.NONE);
        return token;
    }

    String join(String meetingId, String name, Role role) {
        return switch (attendance.join(request(meetingId, name, role))) {
            case JoinOutcome.Joined(var session) -> session.token();
            case JoinOutcome other -> throw new AssertionError("not joined: " + other);
        };
    }

    static JoinRequest request(String meetingId, String name, Role role) {
        return new JoinRequest(
                meetingId, name, role, "", OptionalLong.empty(), false, true, false, "", new LinkedHashMap<>());
    }

    /** Lets time pass, a second at a time, as the ticker does. */
    void pass(Duration duration) {
        for (var second = 0; second < duration.toSeconds(); second++) {
            time.advance(Duration.ofSeconds(1));
            audit.run();
        }
    }

    List<MeetingEvent.Ended> ended() {
        return events.stream()
                .filter(MeetingEvent.Ended.class::isInstance)
                .map(MeetingEvent.Ended.class::cast)
                .toList();
    }

    List<EndReason> reasons() {
        return ended().stream().map(MeetingEvent.Ended::reason).toList();
    }
}
