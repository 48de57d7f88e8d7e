package io.ensemble.sandbox.fault;

import io.ensemble.sandbox.api.Api;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.time.Duration;
import java.util.function.Function;

/** A node's API with whatever is wrong with it. */
public final class FaultyApi implements Handler {

    private static final Response WELCOME_PAGE = Response.html(200, """
            <!doctype html>
            <html><head><title>Welcome</title></head><body><h1>Welcome</h1></body></html>
            """);

    private final Function<Request, Response> api;
    private final Faults faults;

    public FaultyApi(Function<Request, Response> api, Faults faults) {
        this.api = api;
        this.faults = faults;
    }

    @Override
    public Reply handle(Request request) throws InterruptedException {
        return switch (faults.current()) {
            case Fault.Status(var code) -> new Reply.Whole(Pages.nginx(code));
            case Fault.Html() -> new Reply.Whole(WELCOME_PAGE);
            case Fault.Hang() -> {
                // Not for ever: when the fault is over, nobody waits for these requests any more.
                faults.awaitChange();
                yield new Reply.Dropped();
            }
            case Fault.Slow(var millis) -> {
                Thread.sleep(Duration.ofMillis(millis));
                yield new Reply.Whole(api.apply(request));
            }
            case Fault.Truncated() -> new Reply.Truncated(api.apply(request));
            case Fault.Empty() -> new Reply.Whole(api.apply(request).withBody(""));
            case Fault.ResetAfterCreate() -> {
                var response = api.apply(request);
                yield Api.callOf(request.path()).equals("create") ? new Reply.Dropped() : new Reply.Whole(response);
            }
            // These act elsewhere: on the port, on the secret, on the clock.
            case Fault.None() -> new Reply.Whole(api.apply(request));
            case Fault.Refuse refuse -> new Reply.Whole(api.apply(request));
            case Fault.WrongSecret() -> new Reply.Whole(api.apply(request));
            case Fault.Clock clock -> new Reply.Whole(api.apply(request));
        };
    }
}
