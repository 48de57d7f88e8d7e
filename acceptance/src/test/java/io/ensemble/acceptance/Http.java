package io.ensemble.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;

/** HTTP as a caller of the suite speaks it. */
public final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private Http() {}

    static HttpResponse<String> get(URI uri, String... headers) {
        return send(request(uri, headers).GET());
    }

    static HttpResponse<String> post(URI uri, String contentType, String body) {
        return send(request(uri, "Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> put(URI uri, String body, String... headers) {
        return send(
                request(uri, headers).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> delete(URI uri) {
        return send(request(uri).DELETE());
    }

    /** Follows redirects as a browser does, with a cookie jar of its own. */
    static HttpResponse<String> browse(URI uri) {
        try (var browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .cookieHandler(new CookieManager())
                .build()) {
            return send(browser, request(uri).GET());
        }
    }

    /** The status of a GET; 0 if nobody answers. */
    static int status(URI uri) {
        try {
            return CLIENT.send(request(uri).GET().build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Sends what the caller made, and follows nothing. */
    public static HttpResponse<String> send(HttpRequest request) {
        return send(
                CLIENT, HttpRequest.newBuilder(request, (name, value) -> true).timeout(PATIENCE));
    }

    private static HttpRequest.Builder request(URI uri, String... headers) {
        var builder = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return send(CLIENT, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("No answer from " + request.build().uri().getAuthority(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
