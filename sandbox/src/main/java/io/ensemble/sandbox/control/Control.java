package io.ensemble.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.fault.Fault;
import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.meeting.Browsers;
import io.ensemble.sandbox.meeting.Media;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.meeting.Presence;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The endpoints below {@code /sandbox}, for tests and the curious. Nobody is asked who he is. */
public final class Control implements Handler {

    private final StateReport report;
    private final Faults faults;
    private final Meetings meetings;
    private final Browsers browsers;
    private final Consumer<Duration> closePort;

    /**
     * @param closePort closes the node's port for a while, soon after this request is answered
     */
    public Control(
            StateReport report, Faults faults, Meetings meetings, Browsers browsers, Consumer<Duration> closePort) {
        this.report = report;
        this.faults = faults;
        this.meetings = meetings;
        this.browsers = browsers;
        this.closePort = closePort;
    }

    @Override
    public Reply handle(Request request) {
        return new Reply.Whole(
                switch (request.method() + " " + request.path()) {
                    case "GET /sandbox/state" -> Response.json(200, Json.write(report.take()));
                    case "PUT /sandbox/fault" -> setFault(request.body());
                    case "DELETE /sandbox/fault" -> {
                        faults.clear();
                        yield Response.noContent();
                    }
                    case "POST /sandbox/lose-meetings" -> {
                        meetings.loseAll();
                        yield Response.noContent();
                    }
                    case "POST /sandbox/connect" -> connect(request.query());
                    case "POST /sandbox/disconnect" -> disconnect(request.query());
                    default -> problem(404, "There is no " + request.method() + " " + request.path());
                });
    }

    private Response setFault(String json) {
        try {
            var fault = Json.read(json, Fault.class);
            faults.set(fault);
            if (fault instanceof Fault.Refuse(var millis)) {
                closePort.accept(Duration.ofMillis(millis));
            }
            return Response.noContent();
        } catch (JsonProcessingException wrong) {
            return problem(400, wrong.getOriginalMessage());
        }
    }

    private Response connect(Parameters query) {
        var media = new Media(flag(query, "mic"), flag(query, "cam"), flag(query, "listenOnly"));
        return answer(browsers.connect(query.text("sessionToken"), media));
    }

    private Response disconnect(Parameters query) {
        return answer(browsers.leave(query.text("sessionToken")));
    }

    private static Response answer(Presence presence) {
        return switch (presence) {
            case Presence.Present(var meeting, var person) -> Response.noContent();
            case Presence.Left(var meeting, var person) -> Response.noContent();
            case Presence.Registered(var meeting, var person) -> Response.noContent();
            case Presence.Waiting waiting -> problem(409, "A moderator has to let this guest in");
            case Presence.Ended ended -> problem(410, "The meeting has ended");
            case Presence.Unknown() -> problem(404, "Nobody got this token from this node");
        };
    }

    private static boolean flag(Parameters query, String name) {
        return query.has(name) && !query.text(name).equalsIgnoreCase("false");
    }

    private static Response problem(int status, String detail) {
        return Response.json(status, Json.write(Map.of("detail", detail)));
    }
}
