package io.ensemble.sandbox.node;

import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Responder;
import io.ensemble.sandbox.web.Response;
import java.util.function.BooleanSupplier;

/** What a Jitsi server says when it is asked how it is: the status alone counts. */
record Health(BooleanSupplier healthy) implements Responder {

    @Override
    public Response answer(Request request) {
        if (!(request.method() + " " + request.path()).equals("GET /about/health")) {
            return Pages.notFound();
        }
        return Response.of(healthy.getAsBoolean() ? 200 : 500, "text/plain", "");
    }
}
