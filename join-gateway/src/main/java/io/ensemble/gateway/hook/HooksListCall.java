package io.ensemble.gateway.hook;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.callback.Hook;
import io.ensemble.fleet.store.HookStore;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;

/** Lists the tenant's hooks; those of one meeting together with those of all. */
@ApplicationScoped
class HooksListCall implements CallHandler {

    private static final Failure FAULT =
            new Failure("listHookError", "An error happened while listing registered hooks. Check the logs.");

    private final HookStore hooks;
    private final PresentStore store;

    HooksListCall(HookStore hooks, PresentStore store) {
        this.hooks = hooks;
        this.store = store;
    }

    @Override
    public ApiCall call() {
        return ApiCall.HOOKS_LIST;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var meeting = request.parameters().text(MeetingId.PARAMETER);
        try {
            var listed = store.ask(() -> hooks.of(request.tenant().id())).stream()
                    .filter(hook -> meeting.isBlank() || hook.concerns(meeting))
                    .map(HooksListCall::element)
                    .toList();
            return ApiAnswer.xml(
                    XmlElement.of("response", leaf("returncode", "SUCCESS"), XmlElement.of("hooks", listed)));
        } catch (StoreAbsentException away) {
            return ApiAnswer.failed(FAULT);
        }
    }

    // A server wraps addresses and ids in CDATA; escaped text is the same to every reader of XML.
    private static XmlElement element(Hook hook) {
        var children = new ArrayList<XmlElement>();
        children.add(leaf("hookID", hook.id()));
        children.add(leaf("callbackURL", hook.callbackUrl()));
        hook.meetingId().ifPresent(id -> children.add(leaf(MeetingId.PARAMETER, id)));
        if (!hook.eventIds().isEmpty()) {
            children.add(leaf("eventID", String.join(",", hook.eventIds())));
        }
        children.add(leaf("permanentHook", false));
        children.add(leaf("rawData", hook.raw()));
        return XmlElement.of("hook", children);
    }
}
