package io.ensemble.gateway.node;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.GatewayMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;

/**
 * Asks a Jitsi server whether it is well before a person is led there. A browser that follows a redirect to a dead server
 * ends on a page of its own and never comes back; our page waits instead. One question serves all who come meanwhile.
 */
@ApplicationScoped
public class NodeHealth {

    private static final int SERVER_ERROR = 500;

    private final NodeBreakers breakers;
    private final GatewayMeters meters;
    private final InstantSource clock;
    private final Duration deadline;
    private final HttpClient http;
    private final ConcurrentMap<String, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    NodeHealth(NodeBreakers breakers, GatewayMeters meters, InstantSource clock, GatewayConfig config) {
        this.breakers = breakers;
        this.meters = meters;
        this.clock = clock;
        this.deadline = config.jitsi().healthDeadline();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Whether people can be led there now. */
    public boolean isWell(Node node) {
        var mine = new CompletableFuture<Boolean>();
        var others = underWay.putIfAbsent(node.id(), mine);
        if (others != null) {
            return others.join();
        }
        var well = false;
        try {
            well = breakers.letsThrough(node) && ask(node);
            return well;
        } finally {
            underWay.remove(node.id());
            mine.complete(well);
        }
    }

    private enum Outcome {
        SUCCESS(Sign.WELL),
        REFUSED(Sign.ILL),
        SERVER_ERROR(Sign.ILL),
        TIMEOUT(Sign.ILL),
        INTERRUPTED(Sign.NONE);

        private final Sign sign;

        Outcome(Sign sign) {
            this.sign = sign;
        }
    }

    private boolean ask(Node node) {
        var began = clock.instant();
        var sample = meters.startNodeCall();
        var outcome = outcome(node);
        meters.endHealthCall(sample, node.id(), outcome.name().toLowerCase(Locale.ROOT));
        breakers.judge(node, outcome.sign, began, "its health: " + outcome);
        return outcome == Outcome.SUCCESS;
    }

    private Outcome outcome(Node node) {
        var address = node.at(Jitsi.HEALTH);
        try {
            var answer =
                    http.send(HttpRequest.newBuilder(address).timeout(deadline).build(), BodyHandlers.discarding());
            // A web server that does not pass the question on says at least that it is there; polling says the rest.
            return answer.statusCode() < SERVER_ERROR ? Outcome.SUCCESS : Outcome.SERVER_ERROR;
        } catch (HttpTimeoutException late) {
            return Outcome.TIMEOUT;
        } catch (IOException away) {
            return Outcome.REFUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.INTERRUPTED;
        }
    }
}
