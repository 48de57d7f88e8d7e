package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The version, without a checksum (section 2.1). */
record VersionCall(String nodeUrl) {

    Response answer(Request request) {
        var values = new LinkedHashMap<String, String>();
        values.put("version", "2.0");
        values.put("apiVersion", "2.0");
        // Empty, since allowRevealOfBBBVersion is false by default.
        values.put("bbbVersion", "");
        values.put("graphqlWebsocketUrl", "wss://" + URI.create(nodeUrl).getAuthority() + "/graphql");
        values.put("graphqlApiUrl", nodeUrl + "/api/rest");
        if (request.header("Content-Type").filter("application/json"::equals).isPresent()) {
            var named = new LinkedHashMap<String, String>();
            named.put("returncode", "SUCCESS");
            named.putAll(values);
            return Response.json(200, Json.write(Map.of("response", named)));
        }
        return Answers.success(values.entrySet().stream()
                .map(entry -> leaf(entry.getKey(), entry.getValue()))
                .toList());
    }
}
