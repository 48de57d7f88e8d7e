package io.ensemble.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.Browsers;
import io.ensemble.sandbox.meeting.Media;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.meeting.Presence;
import io.ensemble.sandbox.recording.Archive;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Response;
import java.util.Map;

/** Plays the parts of those who are not there: browsers, the one who presses the recording button, the power cut. */
public record Rehearsal(Meetings meetings, Browsers browsers, Archive archive) {

    Response loseMeetings() {
        meetings.loseAll();
        return Response.noContent();
    }

    Response connect(Parameters query) {
        var media = new Media(flag(query, "mic"), flag(query, "cam"), flag(query, "listenOnly"));
        return answer(browsers.connect(query.text("sessionToken"), media));
    }

    Response disconnect(Parameters query) {
        return answer(browsers.leave(query.text("sessionToken")));
    }

    Response mark(Parameters query) {
        return meetings.mark(query.text("meetingID"))
                ? Response.noContent()
                : Problem.of(404, "There is no such meeting that may be recorded");
    }

    Response record(String json) {
        try {
            var ids = archive.fill(Json.read(json, Archive.Order.class));
            return Response.json(201, Json.write(Map.of("recordIDs", ids)));
        } catch (JsonProcessingException wrong) {
            return Problem.of(400, wrong.getOriginalMessage());
        } catch (IllegalArgumentException wrong) {
            return Problem.of(400, String.valueOf(wrong.getMessage()));
        }
    }

    private static Response answer(Presence presence) {
        return switch (presence) {
            case Presence.Present(var meeting, var person) -> Response.noContent();
            case Presence.Left(var meeting, var person) -> Response.noContent();
            case Presence.Registered(var meeting, var person) -> Response.noContent();
            case Presence.Waiting waiting -> Problem.of(409, "A moderator has to let this guest in");
            case Presence.Ended ended -> Problem.of(410, "The meeting has ended");
            case Presence.Unknown() -> Problem.of(404, "Nobody got this token from this node");
        };
    }

    private static boolean flag(Parameters query, String name) {
        return query.has(name) && !query.text(name).equalsIgnoreCase("false");
    }
}
