package io.ensemble.gateway.hook;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.store.HookStore;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes a hook of the tenant. */
@ApplicationScoped
class HooksDestroyCall implements CallHandler {

    private static final Failure MISSING_ID =
            new Failure("missingParamHookID", "You must specify a hookID in the parameters.");
    private static final Failure UNKNOWN = new Failure("destroyMissingHook", "The hook informed was not found.");
    private static final Failure FAULT =
            new Failure("destroyHookError", "An error happened while removing your hook. Check the logs.");
    private static final XmlElement REMOVED =
            XmlElement.of("response", leaf("returncode", "SUCCESS"), leaf("removed", "true"));

    private final HookStore hooks;
    private final PresentStore store;

    HooksDestroyCall(HookStore hooks, PresentStore store) {
        this.hooks = hooks;
        this.store = store;
    }

    @Override
    public ApiCall call() {
        return ApiCall.HOOKS_DESTROY;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var id = request.parameters().text("hookID");
        if (id.isBlank()) {
            return ApiAnswer.failed(MISSING_ID);
        }
        try {
            return store.ask(() -> hooks.destroy(request.tenant().id(), id))
                    ? ApiAnswer.xml(REMOVED)
                    : ApiAnswer.failed(UNKNOWN);
        } catch (StoreAbsentException away) {
            return ApiAnswer.failed(FAULT);
        }
    }
}
