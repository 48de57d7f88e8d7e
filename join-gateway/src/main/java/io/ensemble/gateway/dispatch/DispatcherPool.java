package io.ensemble.gateway.dispatch;

import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.dispatch.Rota.Standing;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * All dispatchers. What may be asked twice without harm is asked of the next one as soon as one fails or is slow; and one
 * that did so is asked after all others, until it answers a look of our own. So a dispatcher that is cut off costs people
 * a second once, and then nothing. What one says that has lost the store counts only if no other one has it still.
 */
@ApplicationScoped
class DispatcherPool {

    private static final Logger LOG = Logger.getLogger(DispatcherPool.class);

    private final DispatcherHttp http;
    private final GatewayMeters meters;
    private final Rota rota;
    private final Hedge hedge;
    private final Duration slowAfter;
    private final InstantSource clock;
    private final ConcurrentMap<URI, Instant> lastAnswers = new ConcurrentHashMap<>();
    private final Set<URI> toldAway = ConcurrentHashMap.newKeySet();

    DispatcherPool(DispatcherHttp http, GatewayMeters meters, InstantSource clock, GatewayConfig config) {
        this.http = http;
        this.meters = meters;
        this.rota = new Rota(config.dispatchers());
        this.clock = clock;
        this.slowAfter = config.dispatcherSlowAfter();
        this.hedge = new Hedge(slowAfter, config.dispatcherDeadline(), clock);
        meters.dispatchers(config.dispatchers());
    }

    /**
     * The first answer of a dispatcher that is well, or else of one that has lost the store; empty if there is none in
     * time.
     */
    Optional<HttpResponse<String>> ask(String path, UnaryOperator<HttpRequest.Builder> method) {
        try {
            return hedge.ask(rota.next(), new PooledQuestion(path, method));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private final class PooledQuestion implements Hedge.Question<URI, HttpResponse<String>> {

        private final String path;
        private final UnaryOperator<HttpRequest.Builder> method;

        PooledQuestion(String path, UnaryOperator<HttpRequest.Builder> method) {
            this.path = path;
            this.method = method;
        }

        @Override
        public CompletableFuture<HttpResponse<String>> ask(URI dispatcher) {
            return http.send(dispatcher, path, method).thenApply(answer -> {
                lastAnswers.put(dispatcher, clock.instant());
                return answer;
            });
        }

        // One that is not ready yet, or has lost the store, may have a twin that is better off.
        @Override
        public Hedge.Worth worth(URI dispatcher, HttpResponse<String> answer) {
            var withoutStore = isWithoutStore(answer);
            if (withoutStore) {
                putBehind(dispatcher);
            }
            if (answer.statusCode() >= 500 && !answer.body().contains("no-candidate")) {
                meters.dispatcherFailed(dispatcher.getAuthority(), "status");
                return Hedge.Worth.NONE;
            }
            return withoutStore ? Hedge.Worth.SECOND_BEST : Hedge.Worth.GOOD;
        }

        // Looks of our own keep what is known of those that are not well younger than a second or two.
        @Override
        public boolean mayDoBetter(URI dispatcher) {
            return rota.standing(dispatcher) != Standing.WITHOUT_STORE && !toldAway.contains(dispatcher);
        }

        @Override
        public void failed(URI dispatcher) {
            avoid(dispatcher, "no_answer");
        }

        @Override
        public boolean answersOthers(URI dispatcher, Instant since) {
            return lastAnswers.getOrDefault(dispatcher, Instant.MIN).isAfter(since);
        }

        @Override
        public void slow(URI dispatcher) {
            avoid(dispatcher, "slow");
        }
    }

    private void avoid(URI dispatcher, String reason) {
        meters.dispatcherFailed(dispatcher.getAuthority(), reason);
        rota.put(dispatcher, Standing.SILENT);
    }

    // Counted once for each time that it loses the store: while all have lost it, no dispatcher is to blame.
    private void putBehind(URI dispatcher) {
        if (rota.put(dispatcher, Standing.WITHOUT_STORE) != Standing.WITHOUT_STORE) {
            meters.dispatcherFailed(dispatcher.getAuthority(), "without_store");
        }
    }

    // It may have found the store again between the decision and the answer.
    private static boolean isWithoutStore(HttpResponse<String> answer) {
        return answer.headers()
                        .firstValue("Ensemble-Store")
                        .filter("away"::equals)
                        .isPresent()
                || answer.body().contains("\"agreed\":true");
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookAtTheRest() {
        var looks = rota.notWell().stream().map(this::look).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(looks).join();
    }

    private CompletableFuture<Void> look(URI dispatcher) {
        return http.send(dispatcher, "/api/fleet", request -> request.GET().timeout(slowAfter))
                .orTimeout(slowAfter.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    // Whatever it answers, it answers.
                    if (answer == null) {
                        stillAway(dispatcher);
                    } else {
                        back(dispatcher, isWithoutStore(answer) ? Standing.WITHOUT_STORE : Standing.WELL);
                    }
                    return null;
                });
    }

    // Not at the first failure: a connection breaks, and a rush passes.
    private void stillAway(URI dispatcher) {
        rota.put(dispatcher, Standing.SILENT);
        if (toldAway.add(dispatcher)) {
            LOG.warnf(
                    "The dispatcher at %s does not answer and is asked after all others. Look whether it runs, and at the"
                            + " way there from this gateway.",
                    dispatcher);
        }
    }

    private void back(URI dispatcher, Standing standing) {
        rota.put(dispatcher, standing);
        if (toldAway.remove(dispatcher)) {
            LOG.infof("The dispatcher at %s answers again", dispatcher);
        }
    }
}
