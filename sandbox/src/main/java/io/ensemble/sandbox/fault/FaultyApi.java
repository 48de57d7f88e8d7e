package io.ensemble.sandbox.fault;

import io.ensemble.sandbox.api.Api;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Responder;
import io.ensemble.sandbox.web.Response;
import java.time.Duration;

/** A node's API, or its statistics, with whatever is wrong with it. */
public final class FaultyApi implements Handler {

    private static final Response WELCOME_PAGE = Response.html(200, """
            <!doctype html>
            <html><head><title>Welcome</title></head><body><h1>Welcome</h1></body></html>
            """);

    private final Responder api;
    private final Faults faults;

    public FaultyApi(Responder api, Faults faults) {
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
                yield new Reply.Whole(api.answer(request));
            }
            case Fault.Truncated() -> new Reply.Truncated(api.answer(request));
            case Fault.Empty() -> new Reply.Whole(api.answer(request).withBody(""));
            case Fault.ResetAfterCreate() -> {
                var response = api.answer(request);
                yield Api.callOf(request.path()).equals("create") ? new Reply.Dropped() : new Reply.Whole(response);
            }
            case Fault.Half() -> new Reply.Whole(half(api.answer(request)));
            case Fault.Negative() -> new Reply.Whole(Negation.of(api.answer(request)));
            // These act elsewhere: on the port, on the secret, on the clock, on the health.
            case Fault.None() -> new Reply.Whole(api.answer(request));
            case Fault.Refuse refuse -> new Reply.Whole(api.answer(request));
            case Fault.WrongSecret() -> new Reply.Whole(api.answer(request));
            case Fault.Clock clock -> new Reply.Whole(api.answer(request));
            case Fault.Unhealthy() -> new Reply.Whole(api.answer(request));
            case Fault.Dead dead -> new Reply.Whole(api.answer(request));
        };
    }

    private static Response half(Response response) {
        var body = response.body();
        return response.withBody(body.substring(0, body.length() / 2));
    }
}
