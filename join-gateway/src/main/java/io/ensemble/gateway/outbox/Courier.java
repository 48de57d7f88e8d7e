package io.ensemble.gateway.outbox;

import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.callback.Letter;
import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries once to deliver a letter, within its deadline. */
@ApplicationScoped
class Courier {

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final DestinationGuard guard;
    private final Mailroom mailroom;
    private final PinnedHttp http;
    private final InstantSource clock;
    private final Duration deadline;

    Courier(DestinationGuard guard, Mailroom mailroom, PinnedHttp http, InstantSource clock, GatewayConfig config) {
        this.guard = guard;
        this.mailroom = mailroom;
        this.http = http;
        this.clock = clock;
        this.deadline = config.outbox().deadline();
    }

    Outcome deliver(Letter letter) {
        var mail = mailroom.write(letter);
        if (mail.isEmpty()) {
            return new Outcome.Hopeless("the tenant is gone");
        }
        var end = clock.instant().plus(deadline);
        try {
            return switch (lookUp(mail.get().url())) {
                case Destination.Open open ->
                    judge(
                            letter.callback().kind(),
                            http.send(mail.get(), open, Duration.between(clock.instant(), end)));
                case Destination.Forbidden(var reason) -> new Outcome.Hopeless(reason);
                case Destination.Unknown() -> new Outcome.Failed("nobody knows the host");
            };
        } catch (TimeoutException late) {
            return new Outcome.Failed("no answer within " + deadline.toSeconds() + " s");
        } catch (ExecutionException failed) {
            // The class alone: messages quote addresses.
            return new Outcome.Failed("no answer: "
                    + Objects.requireNonNullElse(failed.getCause(), failed)
                            .getClass()
                            .getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("the gateway stopped");
        }
    }

    // A lookup knows no deadline of its own.
    private Destination lookUp(String url) throws ExecutionException, InterruptedException, TimeoutException {
        return CompletableFuture.supplyAsync(() -> guard.check(url), THREADS)
                .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Outcome judge(CallbackKind kind, int status) {
        // The script of BigBlueButton that tells of recordings takes these for "nobody wants to know", too.
        var notWanted = kind == CallbackKind.RECORDING_READY && (status == 404 || status == 410);
        // The webhooks application takes this for an answer, too: the front end has the event and does not want it.
        var denied = kind == CallbackKind.WEBHOOK && status == 401;
        if (notWanted || denied || (status >= 200 && status < 300)) {
            return new Outcome.Delivered();
        }
        return new Outcome.Failed(
                status >= 300 && status < 400
                        ? "the answer is a redirect (" + status + "), which is not followed"
                        : "the answer is " + status);
    }
}
