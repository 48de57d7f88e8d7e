package io.ensemble.sandbox.callback;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A request that a node makes to a front end. */
public record Callback(String method, String url, SequencedMap<String, String> headers, String body) {

    static Callback get(String url) {
        return new Callback("GET", url, new LinkedHashMap<>(), "");
    }

    /** A POST of a body. */
    public static Callback post(String url, String contentType, String body) {
        return new Callback("POST", url, new LinkedHashMap<>(), body).with("Content-Type", contentType);
    }

    Callback with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Callback(method, url, more, body);
    }

    /** The address stays out of logs: some front ends put secrets into it. */
    @Override
    public String toString() {
        return method;
    }
}
