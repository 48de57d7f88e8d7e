package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The API of one node: finds the call, checks what all calls check, and lets it answer. */
public final class Api {

    private static final String PREFIX = "/bigbluebutton/api/";

    private final Supplier<String> secret;
    private final RequestCounts counts;
    private final VersionCall version;
    private final ErrorRedirect errorRedirect;
    private final Map<ApiCall, Call> calls;

    /**
     * @param nodeUrl scheme, host and port of the node, for all addresses that it gives out
     * @param secret asked at every request, since a node's secret may change
     */
    public Api(String nodeUrl, Supplier<String> secret, Inventory inventory, RequestCounts counts) {
        this.secret = secret;
        this.counts = counts;
        this.version = new VersionCall(nodeUrl);
        this.errorRedirect = new ErrorRedirect(nodeUrl);
        this.calls = Directory.of(inventory, errorRedirect, nodeUrl, secret);
    }

    /** Name of the call that a path means; empty for the version. */
    public static String callOf(String path) {
        return path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    }

    /** Answers a request below {@code /bigbluebutton}. */
    public Response answer(Request request) {
        var name = callOf(request.path());
        if (name.isEmpty()) {
            counts.count("version");
            return version.answer(request);
        }
        return ApiCall.at(name)
                .filter(call -> calls.containsKey(call) && routes(call, request.method()))
                .map(call -> answer(call, request))
                .orElseGet(Pages::notFound);
    }

    private Response answer(ApiCall call, Request request) {
        counts.count(call.path());
        var form = ContentTypes.form(request);
        var parameters = request.query().followedBy(form);
        return switch (call.guard()) {
            case NOTHING -> run(call, parameters, request);
            case SESSION_TOKEN ->
                moreThanOneChecksum(parameters)
                        ? Answers.failed(Failure.checksumMismatch(call))
                        : run(call, parameters, request);
            case API_CHECKSUM, RECORDINGS_CHECKSUM, HOOKS_CHECKSUM ->
                switch (Checksum.verify(call.path(), request.rawQuery(), form, List.of(secret.get()))) {
                    case Checksum.Verdict.Missing() -> unsigned(call, Failure.checksumMissing(call));
                    case Checksum.Verdict.Mismatch() -> unsigned(call, Failure.checksumMismatch(call));
                    case Checksum.Verdict.Valid() ->
                        ContentTypes.accepts(call, request)
                                ? run(call, parameters, request)
                                : Answers.failed(Failure.UNSUPPORTED_CONTENT_TYPE);
                };
        };
    }

    private Response run(ApiCall call, Parameters parameters, Request request) {
        var handler = calls.get(call);
        return handler == null ? Pages.notFound() : handler.answer(new ApiRequest(call.path(), parameters, request));
    }

    private Response unsigned(ApiCall call, Failure failure) {
        return call == ApiCall.JOIN ? errorRedirect.unsigned(failure) : Answers.failed(failure);
    }

    private static boolean routes(ApiCall call, String method) {
        return switch (method) {
            case "GET", "HEAD" -> call.methods().contains(ApiCall.Method.GET);
            case "POST" -> call.methods().contains(ApiCall.Method.POST);
            default -> false;
        };
    }

    // Refused on session-token calls as well (ValidationServiceChecksumSpec).
    private static boolean moreThanOneChecksum(Parameters parameters) {
        return parameters.all(Checksum.PARAMETER).size() > 1;
    }
}
