package io.ensemble.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.sandbox.fault.Fault;
import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.time.Duration;
import java.util.function.Consumer;

/** The endpoints below {@code /sandbox}, for tests and the curious. Nobody is asked who he is. */
public final class Control implements Handler {

    private final StateReport report;
    private final Faults faults;
    private final Rehearsal rehearsal;
    private final Consumer<Duration> closePort;

    /**
     * @param closePort closes the node's port for a while, soon after this request is answered
     */
    public Control(StateReport report, Faults faults, Rehearsal rehearsal, Consumer<Duration> closePort) {
        this.report = report;
        this.faults = faults;
        this.rehearsal = rehearsal;
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
                    case "POST /sandbox/lose-meetings" -> rehearsal.loseMeetings();
                    case "POST /sandbox/connect" -> rehearsal.connect(request.query());
                    case "POST /sandbox/disconnect" -> rehearsal.disconnect(request.query());
                    case "POST /sandbox/mark" -> rehearsal.mark(request.query());
                    case "POST /sandbox/recordings" -> rehearsal.record(request.body());
                    default -> Problem.of(404, "There is no " + request.method() + " " + request.path());
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
            return Problem.of(400, wrong.getOriginalMessage());
        }
    }
}
