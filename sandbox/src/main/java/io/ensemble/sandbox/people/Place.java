package io.ensemble.sandbox.people;

import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.Browsers;
import io.ensemble.sandbox.meeting.JoinOutcome;
import io.ensemble.sandbox.meeting.JoinRequest;
import io.ensemble.sandbox.meeting.Media;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.meeting.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A BigBlueButton server as people see it. */
public record Place(Meetings meetings, Attendance attendance, Browsers browsers) implements Venue {

    @Override
    public List<Door> doors() {
        return meetings.ids().stream().map(this::door).toList();
    }

    private Door door(String meetingId) {
        return stranger -> {
            if (!(attendance.join(joining(meetingId, stranger)) instanceof JoinOutcome.Joined(var session))) {
                return Optional.empty();
            }
            var media = new Media(stranger.microphone(), stranger.camera(), !stranger.microphone());
            var _ = browsers.connect(session.token(), media);
            return Optional.of(() -> {
                var _ = browsers.leave(session.token());
            });
        };
    }

    private static JoinRequest joining(String meetingId, Stranger stranger) {
        var role = stranger.moderator() ? Role.MODERATOR : Role.VIEWER;
        return new JoinRequest(
                meetingId,
                stranger.name(),
                role,
                "",
                OptionalLong.empty(),
                false,
                true,
                false,
                "",
                new LinkedHashMap<>());
    }
}
