package io.ensemble.gateway.outbox;

import io.ensemble.gateway.GatewayConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends to an address that was checked, whatever the name of the host leads to by then. The client of the JDK looks names
 * up itself; this one takes address and name apart, and still verifies the certificate by the name.
 */
@ApplicationScoped
class PinnedHttp {

    private final HttpClient http;

    PinnedHttp(Vertx vertx, GatewayConfig config) {
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.outbox().deadline().toMillis())
                .setMaxPoolSize(config.outbox().atOnce())
                // A letter an hour: a kept connection would be closed by the time of the next one.
                .setKeepAlive(false));
    }

    /** The status of the answer. Redirects are not followed: they would lead past the check. */
    int send(Mail mail, Destination.Open destination, Duration deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        var status = new AtomicInteger();
        var sent = new AtomicReference<@Nullable HttpClientRequest>();
        var exchange = http.request(options(mail, destination)).compose(request -> {
            sent.set(request);
            return request.send(mail.body()).compose(response -> {
                status.set(response.statusCode());
                // What the front end has to say beyond the status is let go.
                return response.end();
            });
        });
        try {
            await(exchange, deadline);
        } catch (TimeoutException | ExecutionException cut) {
            // Whoever has answered has the letter, even if the rest of the answer never came.
            if (status.get() == 0) {
                throw cut;
            }
        } finally {
            var request = sent.get();
            if (request != null && !exchange.isComplete()) {
                request.reset();
            }
        }
        return status.get();
    }

    private static void await(Future<?> exchange, Duration deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        exchange.toCompletionStage().toCompletableFuture().get(Math.max(deadline.toMillis(), 1), TimeUnit.MILLISECONDS);
    }

    private static RequestOptions options(Mail mail, Destination.Open destination) {
        var options = new RequestOptions()
                .setMethod(mail.method())
                .setServer(SocketAddress.inetSocketAddress(
                        destination.port(), destination.address().getHostAddress()))
                .setHost(destination.host())
                .setPort(destination.port())
                .setSsl(destination.secure())
                .setURI(destination.pathAndQuery())
                .setFollowRedirects(false);
        mail.headers().forEach(options::putHeader);
        return options;
    }
}
