package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.Meetings;
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
    private final Map<String, Call> signedCalls;
    private final Map<String, Call> sessionCalls;

    /**
     * @param nodeUrl scheme, host and port of the node, for all addresses that it gives out
     * @param secret asked at every request, since a node's secret may change
     */
    public Api(
            String nodeUrl, Supplier<String> secret, Meetings meetings, Attendance attendance, RequestCounts counts) {
        this.secret = secret;
        this.counts = counts;
        this.version = new VersionCall(nodeUrl);
        this.errorRedirect = new ErrorRedirect(nodeUrl);
        var meetingCalls = new MeetingCalls(meetings, attendance);
        this.signedCalls = Map.of(
                "create", new CreateCall(meetings),
                "join", new JoinCall(meetings, attendance, errorRedirect, nodeUrl),
                "isMeetingRunning", meetingCalls::isMeetingRunning,
                "end", meetingCalls::end,
                "getMeetingInfo", meetingCalls::getMeetingInfo,
                "getMeetings", meetingCalls::getMeetings,
                "getSessions", meetingCalls::getSessions);
        var session = new SessionCalls(attendance, nodeUrl, secret);
        this.sessionCalls = Map.of(
                "getJoinUrl", session::getJoinUrl,
                "learningDashboard", session::learningDashboard,
                "stuns", session::stuns,
                "signOut", session::signOut);
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
        var signed = signedCalls.get(name);
        var call = signed == null ? sessionCalls.get(name) : signed;
        if (call == null || !List.of("GET", "HEAD", "POST").contains(request.method())) {
            return Pages.notFound();
        }
        counts.count(name);
        var form = ContentTypes.form(request);
        var parameters = request.query().followedBy(form);
        if (signed == null) {
            return moreThanOneChecksum(parameters)
                    ? Answers.failed(Failure.CHECKSUM_MISMATCH)
                    : call.answer(new ApiRequest(name, parameters, request));
        }
        return switch (Checksum.verify(name, request.rawQuery(), form, List.of(secret.get()))) {
            case Checksum.Verdict.Missing() -> unsigned(name, Failure.CHECKSUM_MISSING);
            case Checksum.Verdict.Mismatch() -> unsigned(name, Failure.CHECKSUM_MISMATCH);
            case Checksum.Verdict.Valid() ->
                ContentTypes.accepts(name, request)
                        ? call.answer(new ApiRequest(name, parameters, request))
                        : Answers.failed(Failure.CONTENT_TYPE);
        };
    }

    private Response unsigned(String call, Failure failure) {
        return call.equals("join") ? errorRedirect.unsigned(failure) : Answers.failed(failure);
    }

    // Refused on session-token calls as well (ValidationServiceChecksumSpec).
    private static boolean moreThanOneChecksum(Parameters parameters) {
        return parameters.all(Checksum.PARAMETER).size() > 1;
    }
}
