package io.ensemble.gateway.dispatch;

import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** One request to one dispatcher, with the key. */
@ApplicationScoped
class DispatcherHttp {

    /** A placement, or a problem in a few words. */
    private static final long MAX_ANSWER_BYTES = 64L << 10;

    private final GatewayConfig config;
    private final HttpClient http;

    DispatcherHttp(GatewayConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.dispatcherDeadline())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Sends it. Nothing but cancelling the answer ends the waiting for it. */
    CompletableFuture<HttpResponse<String>> send(
            URI dispatcher, String path, UnaryOperator<HttpRequest.Builder> method) {
        var request = method.apply(HttpRequest.newBuilder(dispatcher.resolve(path))
                        .header("Authorization", "Bearer " + config.dispatcherKey()))
                .build();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
    }
}
