package io.ensemble.sandbox.callback;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends callbacks over HTTP. */
public final class HttpSender implements Courier.Sender {

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final HttpClient strict = client(Redirect.NEVER);
    private final HttpClient following = client(Redirect.NORMAL);

    @Override
    public int send(Callback callback, DeliveryRules rules) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(callback.url()))
                    .timeout(rules.deadline())
                    .method(
                            callback.method(),
                            callback.body().isEmpty()
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(callback.body()));
            callback.headers().forEach(request::header);
            var client = rules.followsRedirects() ? following : strict;
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException unreachable) {
            return 0;
        }
    }

    private static HttpClient client(Redirect redirect) {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(redirect)
                .build();
    }
}
