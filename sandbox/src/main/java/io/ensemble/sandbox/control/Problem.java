package io.ensemble.sandbox.control;

import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Response;
import java.util.Map;

/** What the sandbox's own endpoints answer when they cannot. */
final class Problem {

    private Problem() {}

    static Response of(int status, String detail) {
        return Response.json(status, Json.write(Map.of("detail", detail)));
    }
}
