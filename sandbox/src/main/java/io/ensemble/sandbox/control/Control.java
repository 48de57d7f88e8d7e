package io.ensemble.sandbox.control;

import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;

/** The endpoints below {@code /sandbox}, for tests and the curious. Nobody is asked who he is. */
public final class Control implements Handler {

    private final StateReport report;
    private final FaultControl faults;
    private final Rehearsal rehearsal;

    public Control(StateReport report, FaultControl faults, Rehearsal rehearsal) {
        this.report = report;
        this.faults = faults;
        this.rehearsal = rehearsal;
    }

    @Override
    public Reply handle(Request request) {
        return new Reply.Whole(
                switch (request.method() + " " + request.path()) {
                    case "GET /sandbox/state" -> Response.json(200, Json.write(report.take()));
                    case "PUT /sandbox/fault" -> faults.set(request.body());
                    case "DELETE /sandbox/fault" -> faults.clear();
                    case "POST /sandbox/lose-meetings" -> rehearsal.loseMeetings();
                    case "POST /sandbox/connect" -> rehearsal.connect(request.query());
                    case "POST /sandbox/disconnect" -> rehearsal.disconnect(request.query());
                    case "POST /sandbox/mark" -> rehearsal.mark(request.query());
                    case "POST /sandbox/recordings" -> rehearsal.record(request.body());
                    default -> Problem.of(404, "There is no " + request.method() + " " + request.path());
                });
    }
}
