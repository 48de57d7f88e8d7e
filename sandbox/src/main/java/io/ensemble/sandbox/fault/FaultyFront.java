package io.ensemble.sandbox.fault;

import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Responder;

/** What people see of a node with whatever is wrong with it: they notice that it is slow, not that it counts wrong. */
public final class FaultyFront implements Handler {

    private final Responder front;
    private final Faults faults;
    private final FaultyApi faulty;

    public FaultyFront(Responder front, Faults faults) {
        this.front = front;
        this.faults = faults;
        this.faulty = new FaultyApi(front, faults);
    }

    @Override
    public Reply handle(Request request) throws InterruptedException {
        return switch (faults.current()) {
            case Fault.Status status -> faulty.handle(request);
            case Fault.Slow slow -> faulty.handle(request);
            case Fault.Hang() -> faulty.handle(request);
            default -> new Reply.Whole(front.answer(request));
        };
    }
}
