package io.ensemble.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.bigbluebutton.ApiCall;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that a browser sends with the token of its session, straight to its node. One that comes here all the same is
 * answered as a server answers a token that it does not know: nothing tells which node has the session.
 */
record SessionTokenCall(ApiCall call, ObjectMapper json) implements CallHandler {

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var token = request.parameters().text("sessionToken");
        var response = new LinkedHashMap<String, String>();
        response.put("returncode", "FAILED");
        response.put("message", token.isEmpty() ? "You must provide a session token" : "Invalid session token");
        response.put("sessionToken", token);
        try {
            return new ApiAnswer.Json(json.writeValueAsString(Map.of("response", response)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }
}
