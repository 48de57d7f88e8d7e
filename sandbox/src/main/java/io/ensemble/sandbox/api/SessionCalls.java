package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.Session;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The calls of a browser that has a session token, without checksum (section 2.11). */
record SessionCalls(Attendance attendance, String nodeUrl, Supplier<String> secret) {

    Response stuns(ApiRequest request) {
        return withSession(
                request,
                session -> Response.json(
                        200,
                        Json.write(Map.of(
                                "stunServers",
                                List.of(),
                                "turnServers",
                                List.of(),
                                "remoteIceCandidates",
                                List.of()))));
    }

    /** A sandbox meeting has no learning dashboard: the answer is the one of a meeting that shows it to nobody. */
    Response learningDashboard(ApiRequest request) {
        return withSession(request, session -> failed("Access denied", session.token()));
    }

    Response signOut(ApiRequest request) {
        attendance.signOut(request.text("sessionToken"));
        return Answers.success();
    }

    /** One more link into the meeting for the same user. */
    Response getJoinUrl(ApiRequest request) {
        return withSession(request, session -> {
            // The leading "&" is the server's own, and it is signed (section 1.3, vector 12).
            var query = "&"
                    + Parameters.of(
                                    "redirect", "true",
                                    "existingUserID", session.person().internalId(),
                                    "fullName", session.person().fullName(),
                                    "role", session.person().role().name(),
                                    "meetingID", session.meetingId())
                            .encode();
            var signed = Checksum.sign(ChecksumAlgorithm.SHA1, "join", query, secret.get());
            var answer = new LinkedHashMap<String, String>();
            answer.put("returncode", "SUCCESS");
            answer.put("message", "Join URL provided successfully.");
            answer.put("url", nodeUrl + "/bigbluebutton/api/join?" + signed);
            return Response.json(200, Json.write(Map.of("response", answer)));
        });
    }

    private Response withSession(ApiRequest request, Function<Session, Response> answer) {
        var token = request.text("sessionToken");
        return token.isEmpty()
                ? failed("You must provide a session token", token)
                : attendance.session(token).map(answer).orElseGet(() -> failed("Invalid session token", token));
    }

    private static Response failed(String message, String token) {
        var answer = new LinkedHashMap<String, String>();
        answer.put("returncode", "FAILED");
        answer.put("message", message);
        answer.put("sessionToken", token);
        return Response.json(200, Json.write(Map.of("response", answer)));
    }
}
