package io.ensemble.sandbox.web;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What a node answers. */
public record Response(int status, SequencedMap<String, String> headers, String body) {

    public static Response xml(String document) {
        return of(200, "text/xml;charset=utf-8", document);
    }

    public static Response html(int status, String page) {
        return of(status, "text/html;charset=utf-8", page);
    }

    public static Response json(int status, String document) {
        return of(status, "application/json;charset=utf-8", document);
    }

    public static Response noContent() {
        return new Response(204, new LinkedHashMap<>(), "");
    }

    public static Response redirect(String location) {
        return new Response(302, new LinkedHashMap<>(), "").with("Location", location);
    }

    public static Response of(int status, String contentType, String text) {
        return new Response(status, new LinkedHashMap<>(), text).with("Content-Type", contentType);
    }

    /** This response with one more header. */
    public Response with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }

    /** This response without that header. */
    public Response without(String name) {
        var fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Response(status, fewer, body);
    }

    /** This response with another body. */
    public Response withBody(String other) {
        return new Response(status, headers, other);
    }
}
