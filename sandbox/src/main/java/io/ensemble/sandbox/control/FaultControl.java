package io.ensemble.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.sandbox.fault.Fault;
import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Response;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Breaks a node, and mends it. */
public final class FaultControl {

    /** Longer than anybody looks on. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Faults faults;
    private final Predicate<Fault> possible;
    private final Runnable powerCut;
    private final Consumer<Duration> closePort;

    /**
     * @param possible whether such a node can have this fault
     * @param powerCut takes all that the node has in memory
     * @param closePort closes the node's port for a while, soon after this request is answered
     */
    public FaultControl(Faults faults, Predicate<Fault> possible, Runnable powerCut, Consumer<Duration> closePort) {
        this.faults = faults;
        this.possible = possible;
        this.powerCut = powerCut;
        this.closePort = closePort;
    }

    Response set(String json) {
        try {
            var fault = Json.read(json, Fault.class);
            if (!possible.test(fault)) {
                return Problem.of(400, "A node of this kind cannot have this fault");
            }
            faults.set(fault);
            switch (fault) {
                case Fault.Refuse(var millis) -> closePort.accept(Duration.ofMillis(millis));
                case Fault.Dead(var millis) -> {
                    powerCut.run();
                    closePort.accept(millis == 0 ? FOR_EVER : Duration.ofMillis(millis));
                }
                default -> {
                    // It shows at the next request.
                }
            }
            return Response.noContent();
        } catch (JsonProcessingException wrong) {
            return Problem.of(400, wrong.getOriginalMessage());
        }
    }

    Response clear() {
        faults.clear();
        return Response.noContent();
    }
}
