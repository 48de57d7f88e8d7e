package io.ensemble.sandbox.page;

import io.ensemble.sandbox.meeting.Browsers;
import io.ensemble.sandbox.meeting.LogoutUrl;
import io.ensemble.sandbox.meeting.MeetingView;
import io.ensemble.sandbox.meeting.Person;
import io.ensemble.sandbox.meeting.Presence;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.util.Map;

/**
 * The client below {@code /html5client}: the page, and what its script calls. As with the real client, the page alone
 * makes nobody present; its script does. So a link checker joins no meeting.
 */
public final class MeetingPages implements Handler {

    private static final Template MEETING = Template.load("meeting.html");
    private static final Template ENDED = Template.load("ended.html");

    /** Gone: the page is for people, the status for programs. */
    private static final int GONE = 410;

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'";

    private final String nodeId;
    private final String nodeUrl;
    private final Browsers browsers;

    public MeetingPages(String nodeId, String nodeUrl, Browsers browsers) {
        this.nodeId = nodeId;
        this.nodeUrl = nodeUrl;
        this.browsers = browsers;
    }

    @Override
    public Reply handle(Request request) {
        var token = request.query().text("sessionToken");
        return new Reply.Whole(
                switch (request.method() + " " + request.path()) {
                    case "GET /html5client", "GET /html5client/" -> page(browsers.look(token));
                    case "POST /html5client/open" -> roster(browsers.open(token));
                    case "GET /html5client/people" -> roster(browsers.report(token));
                    case "POST /html5client/leave" -> roster(browsers.leave(token));
                    default -> Pages.notFound();
                });
    }

    private Response page(Presence presence) {
        return switch (presence) {
            case Presence.Present(var meeting, var person) -> meeting(meeting, person);
            case Presence.Registered(var meeting, var person) -> meeting(meeting, person);
            case Presence.Left(var meeting, var person) -> meeting(meeting, person);
            case Presence.Waiting(var meeting, var person) -> meeting(meeting, person);
            case Presence.Ended(var logoutUrl) -> ended(Links.safe(logoutUrl, nodeUrl));
            case Presence.Unknown() -> ended(nodeUrl);
        };
    }

    private Response meeting(MeetingView meeting, Person person) {
        var values = Map.of(
                "node", nodeId,
                "meetingName", meeting.settings().name(),
                "meetingId", meeting.settings().meetingId(),
                "myName", person.fullName(),
                "myRole", person.role().name(),
                "logoutUrl", Links.safe(LogoutUrl.of(meeting.settings(), person), nodeUrl));
        return guarded(Response.html(200, MEETING.fill(values)));
    }

    private Response ended(String logoutUrl) {
        return guarded(Response.html(GONE, ENDED.fill(Map.of("node", nodeId, "logoutUrl", logoutUrl))));
    }

    private Response roster(Presence presence) {
        return guarded(Response.json(200, Json.write(Roster.of(presence, nodeUrl))));
    }

    // The address holds a token, so it goes to no other site and into no cache.
    private static Response guarded(Response response) {
        return response.with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
    }
}
