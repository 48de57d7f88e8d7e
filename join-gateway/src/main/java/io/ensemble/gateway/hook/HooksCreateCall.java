package io.ensemble.gateway.hook;

import static io.ensemble.bigbluebutton.XmlElement.leaf;
import static java.util.function.Predicate.not;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.callback.Hook;
import io.ensemble.fleet.store.HookStore;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Takes a tenant's wish to hear of events. Where they go is checked when they go: names lead elsewhere by then. */
@ApplicationScoped
class HooksCreateCall implements CallHandler {

    private static final Logger LOG = Logger.getLogger(HooksCreateCall.class);

    private static final Failure MISSING_URL =
            new Failure("missingParamCallbackURL", "You must specify a callbackURL in the parameters.");
    private static final Failure FAULT =
            new Failure("createHookError", "An error happened while creating your hook. Check the logs.");

    private final HookStore hooks;
    private final PresentStore store;
    private final HookAddress address;
    private final NodeSubscriptions subscriptions;
    private final InstantSource clock;
    private final RandomGenerator random;

    HooksCreateCall(
            HookStore hooks,
            PresentStore store,
            HookAddress address,
            NodeSubscriptions subscriptions,
            InstantSource clock,
            RandomGenerator random) {
        this.hooks = hooks;
        this.store = store;
        this.address = address;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public ApiCall call() {
        return ApiCall.HOOKS_CREATE;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        if (request.parameters().text("callbackURL").isBlank()) {
            return ApiAnswer.failed(MISSING_URL);
        }
        try {
            if (!address.learn(request.publicAddress())) {
                LOG.error("Nodes of several tenants tell of events only at a configured address:"
                        + " set ensemble.gateway.public-url or callback-url");
                return ApiAnswer.failed(FAULT);
            }
            var hook = hook(request.parameters());
            var created = store.ask(() -> hooks.create(request.tenant().id(), hook));
            subscriptions.lookAtOnce();
            return ApiAnswer.xml(created.duplicate() ? duplicate(created.id()) : fresh(hook));
        } catch (StoreAbsentException away) {
            return ApiAnswer.failed(FAULT);
        }
    }

    private Hook hook(Parameters parameters) {
        return new Hook(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                parameters.text("callbackURL"),
                parameters.first(MeetingId.PARAMETER).filter(not(String::isBlank)),
                eventIds(parameters.text("eventID")),
                parameters.text("getRaw").equals("true"),
                clock.instant());
    }

    private static List<String> eventIds(String csv) {
        return Arrays.stream(csv.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(not(String::isEmpty))
                .toList();
    }

    private static XmlElement fresh(Hook hook) {
        return XmlElement.of(
                "response",
                leaf("returncode", "SUCCESS"),
                leaf("hookID", hook.id()),
                leaf("permanentHook", false),
                leaf("rawData", hook.raw()));
    }

    private static XmlElement duplicate(String id) {
        return XmlElement.of(
                "response",
                leaf("returncode", "SUCCESS"),
                leaf("hookID", id),
                leaf("messageKey", "duplicateWarning"),
                leaf("message", "There is already a hook for this callback URL."));
    }
}
