package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.hook.Hook;
import io.ensemble.sandbox.hook.HookOutcome;
import io.ensemble.sandbox.hook.Hooks;
import io.ensemble.sandbox.web.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The calls of bbb-webhooks (section 2.13). */
record HookCalls(Hooks hooks) {

    Response create(ApiRequest request) {
        var callbackUrl = request.text("callbackURL");
        if (callbackUrl.isEmpty()) {
            return answer(Answers.failed(
                    new Failure("missingParamCallbackURL", "You must specify a callbackURL in the parameters.")));
        }
        var outcome = hooks.create(
                callbackUrl,
                meetingId(request.parameters()),
                eventIds(request.text("eventID")),
                request.flag("getRaw"));
        return answer(
                switch (outcome) {
                    case HookOutcome.Created(var hook) ->
                        Answers.success(
                                leaf("hookID", hook.id()), leaf("permanentHook", false), leaf("rawData", hook.raw()));
                    case HookOutcome.Duplicate(var hook) ->
                        Answers.success(
                                leaf("hookID", hook.id()),
                                leaf("messageKey", "duplicateWarning"),
                                leaf("message", "There is already a hook for this callback URL."));
                });
    }

    Response destroy(ApiRequest request) {
        var hookId = request.text("hookID");
        if (hookId.isEmpty()) {
            return answer(
                    Answers.failed(new Failure("missingParamHookID", "You must specify a hookID in the parameters.")));
        }
        return answer(
                hooks.destroy(hookId)
                        ? Answers.success(leaf("removed", true))
                        : Answers.failed(new Failure("destroyMissingHook", "The hook informed was not found.")));
    }

    /** Written by hand, since a list wraps addresses and IDs in CDATA, as no other answer does. */
    Response list(ApiRequest request) {
        var all = hooks.list(meetingId(request.parameters())).stream()
                .map(HookCalls::xml)
                .collect(Collectors.joining());
        return Response.xml("<response><returncode>SUCCESS</returncode><hooks>" + all + "</hooks></response>");
    }

    Response ping(ApiRequest request) {
        return Response.of(200, "text/plain;charset=utf-8", "bbb-webhooks up");
    }

    private static String xml(Hook hook) {
        var xml = new StringBuilder("<hook>");
        xml.append(leaf("hookID", hook.id()).toXml());
        xml.append(cdata("callbackURL", hook.callbackUrl()));
        hook.meetingId().ifPresent(id -> xml.append(cdata("meetingID", id)));
        if (!hook.eventIds().isEmpty()) {
            xml.append(cdata("eventID", String.join(",", new TreeSet<>(hook.eventIds()))));
        }
        xml.append(leaf("permanentHook", false).toXml());
        xml.append(leaf("rawData", hook.raw()).toXml());
        return xml.append("</hook>").toString();
    }

    // The end mark of a section cannot stand inside one, so it is split over two.
    private static String cdata(String name, String text) {
        return "<" + name + "><![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]></" + name + ">";
    }

    private static Optional<String> meetingId(Parameters parameters) {
        return parameters.first("meetingID").filter(id -> !id.isEmpty());
    }

    private static Set<String> eventIds(String csv) {
        return Arrays.stream(csv.toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Response answer(Response response) {
        return response.without("Cache-Control");
    }
}
