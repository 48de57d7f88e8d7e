package io.ensemble.sandbox.control;

import io.ensemble.sandbox.jitsi.conference.Conferences;
import io.ensemble.sandbox.jitsi.door.Signalling;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;

/** The endpoints below {@code /sandbox} of a Jitsi server, for tests and the curious. Nobody is asked who he is. */
public final class JitsiControl implements Handler {

    private final JitsiReport report;
    private final FaultControl faults;
    private final Signalling signalling;
    private final Conferences conferences;
    private final Runnable powerCut;

    /**
     * @param powerCut takes all that the node has in memory
     */
    public JitsiControl(
            JitsiReport report,
            FaultControl faults,
            Signalling signalling,
            Conferences conferences,
            Runnable powerCut) {
        this.report = report;
        this.faults = faults;
        this.signalling = signalling;
        this.conferences = conferences;
        this.powerCut = powerCut;
    }

    @Override
    public Reply handle(Request request) throws InterruptedException {
        return new Reply.Whole(
                switch (request.method() + " " + request.path()) {
                    case "GET /sandbox/state" -> Response.json(200, Json.write(report.take()));
                    case "PUT /sandbox/fault" -> faults.set(request.body());
                    case "DELETE /sandbox/fault" -> faults.clear();
                    // One who stays without a page, until he is told to leave.
                    case "POST /sandbox/enter" -> signalling.enter(request.body(), false);
                    case "POST /sandbox/leave" -> leave(request.query().text("id"));
                    case "POST /sandbox/lose-rooms" -> {
                        powerCut.run();
                        yield Response.noContent();
                    }
                    default -> Problem.of(404, "There is no " + request.method() + " " + request.path());
                });
    }

    private Response leave(String id) {
        return conferences.leave(id)
                ? Response.noContent()
                : Problem.of(404, "Nobody with this id is in a room of this server");
    }
}
