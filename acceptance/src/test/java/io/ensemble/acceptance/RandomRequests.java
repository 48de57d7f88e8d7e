package io.ensemble.acceptance;

import java.net.URI;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes requests of which some are good, most are odd, and many are broken, the same ones for the same seed. */
final class RandomRequests {

    private static final List<String> CALLS = List.of(
            "",
            "create",
            "join",
            "isMeetingRunning",
            "end",
            "getMeetingInfo",
            "getMeetings",
            "getSessions",
            "getRecordings",
            "publishRecordings",
            "deleteRecordings",
            "updateRecordings",
            "insertDocument",
            "sendChatMessage",
            "hooks/create",
            "hooks/list",
            "hooks/destroy",
            "getRecordingTextTracks",
            "putRecordingTextTrack",
            "getJoinUrl",
            "enter",
            "Create",
            "create/",
            "..;/create",
            "%63reate");
    private static final List<String> NAMES = List.of(
            "meetingID",
            "name",
            "fullName",
            "role",
            "password",
            "attendeePW",
            "redirect",
            "errorRedirectUrl",
            "logoutURL",
            "createTime",
            "recordID",
            "state",
            "limit",
            "offset",
            "meta_x",
            "userdata-1 x",
            "isBreakout",
            "parentMeetingID",
            "message",
            "callbackURL",
            "checksum",
            "sessionToken",
            "",
            "%00",
            "é");
    private static final List<String> VALUES = List.of(
            "a",
            "abc",
            "room",
            "x,y",
            "MODERATOR",
            "false",
            "javascript:alert(1)",
            "https://example.org/?a=b",
            "-1",
            "99999999999999999999",
            "%",
            "%zz",
            "%C3%28",
            "%00",
            "<script>",
            "'\"&;",
            "\u00fc",
            "+",
            "[]",
            "~moodle",
            "%F0%9F%8E%93",
            "");
    private static final List<String> CONTENT_TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/xml",
            "text/xml; charset=utf-8",
            "application/json",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "garbage",
            "",
            "text/plain;;;=");
    private static final List<String> PATHS = List.of(
            "/",
            "/r/",
            "/r/AAAA",
            "/api/rooms",
            "/assets/x.js",
            "/favicon.svg",
            "/q/health",
            "/bigbluebutton",
            "/t/default/bigbluebutton/api/getMeetings",
            "/t/%2e%2e/bigbluebutton/api/create",
            "/callback/x");

    private final RandomGenerator random;

    RandomRequests(RandomGenerator random) {
        this.random = random;
    }

    /** Whether a request goes to BigBlueButton's API, and so is answered in its words. */
    static boolean isForTheApi(String request) {
        var path = request.split(" ", 3)[1].split("\\?", 2)[0];
        return path.startsWith("/bigbluebutton/api/") && !path.contains("%") && !path.contains("..");
    }

    /** The next request, one byte a character. */
    String next() {
        var method = random.nextInt(3) == 0 ? "POST" : "GET";
        var api = random.nextInt(8) != 0;
        var call = oneOf(CALLS);
        var query = parameters();
        var target = api ? "/bigbluebutton/api/" + call + "?" + signed(call, query) : oneOf(PATHS) + "?" + query;
        var request = new StringBuilder(method)
                .append(' ')
                .append(target.replace(' ', '+'))
                .append(" HTTP/1.1\r\nHost: ")
                .append(random.nextInt(10) == 0 ? "moodle.example.org" : "localhost")
                .append("\r\n");
        if (random.nextInt(4) == 0) {
            request.append("Accept: ").append(oneOf(VALUES)).append("\r\n");
        }
        if (random.nextInt(6) == 0) {
            request.append("X-Forwarded-Host: evil.example\r\nCookie: a=")
                    .append(oneOf(VALUES))
                    .append("\r\n");
        }
        if (method.equals("GET")) {
            return request.append("\r\n").toString();
        }
        var body = body();
        return request.append("Content-Type: ")
                .append(oneOf(CONTENT_TYPES))
                .append("\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    private String body() {
        return switch (random.nextInt(4)) {
            case 0 -> parameters();
            case 1 -> "<modules><module name='presentation'><document url='" + oneOf(VALUES) + "'/></module></modules>";
            case 2 ->
                "--x\r\nContent-Disposition: form-data; name=\"" + oneOf(NAMES) + "\"\r\n\r\n" + oneOf(VALUES)
                        + "\r\n--x--";
            default -> bytes(random.nextInt(200));
        };
    }

    // Three of four are signed rightly, or nothing would ever get past the first check.
    private String signed(String call, String query) {
        if (random.nextInt(4) == 0 || query.contains("checksum")) {
            return query;
        }
        var signed = new ApiClient(URI.create("http://localhost"), Suite.SECRET).checksum(call, query);
        return query + (query.isEmpty() ? "" : "&") + "checksum=" + signed;
    }

    private String parameters() {
        var query = new StringBuilder();
        for (var i = random.nextInt(6); i > 0; i--) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(oneOf(NAMES))
                    .append(random.nextInt(20) == 0 ? "" : "=")
                    .append(random.nextInt(50) == 0 ? "x".repeat(random.nextInt(3000)) : oneOf(VALUES));
        }
        return query.toString().replace(' ', '+');
    }

    private String bytes(int count) {
        var bytes = new StringBuilder(count);
        for (var i = 0; i < count; i++) {
            bytes.append((char) random.nextInt(256));
        }
        return bytes.toString();
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
