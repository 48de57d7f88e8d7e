package io.ensemble.sandbox.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.ensemble.bigbluebutton.Parameters;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * A request, read whole.
 *
 * @param path undecoded, since no path of a node needs decoding
 * @param rawQuery undecoded, since checksums cover the text as it came; empty if there is none
 */
public record Request(String method, String path, String rawQuery, Headers headers, String body) {

    /**
     * As installed, bbb-web takes about 2 MB (section 1.2 of the reference), and nginx before it answers 413 beyond. This
     * one is set up as by an operator whose front ends embed large slides.
     */
    private static final int BODY_LIMIT = 64 * 1024 * 1024;

    /** Reads a request; empty if its body is too large. */
    static Optional<Request> read(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            return Optional.empty();
        }
        var uri = exchange.getRequestURI();
        return Optional.of(new Request(
                exchange.getRequestMethod().toUpperCase(Locale.ROOT),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                exchange.getRequestHeaders(),
                new String(body, UTF_8)));
    }

    /** The query's parameters. */
    public Parameters query() {
        return Parameters.parse(rawQuery);
    }

    /** First value of that header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The media type in lower case without its parameters; empty if there is none. */
    public String contentType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
