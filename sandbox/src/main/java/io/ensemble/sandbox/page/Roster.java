package io.ensemble.sandbox.page;

import io.ensemble.sandbox.meeting.Attendee;
import io.ensemble.sandbox.meeting.MeetingView;
import io.ensemble.sandbox.meeting.Presence;
import io.ensemble.sandbox.meeting.Role;
import java.util.Comparator;
import java.util.List;

/**
 * What the page asks for every second.
 *
 * @param state present, waiting, registered, left or ended
 * @param logoutUrl where to go when it is over
 */
record Roster(String state, List<Entry> people, List<Line> chat, String logoutUrl) {

    /** One who is in the meeting. */
    record Entry(String name, String role, boolean presenter, boolean me) {}

    /** One line of the chat. */
    record Line(String name, String text) {}

    static Roster of(Presence presence, String defaultLogoutUrl) {
        return switch (presence) {
            case Presence.Present(var meeting, var person) -> in("present", meeting, person.internalId());
            case Presence.Registered(var meeting, var person) -> in("registered", meeting, person.internalId());
            case Presence.Left(var meeting, var person) -> in("left", meeting, person.internalId());
            // Who waits outside does not see who is inside.
            case Presence.Waiting waiting -> new Roster("waiting", List.of(), List.of(), "");
            case Presence.Ended(var logoutUrl) ->
                new Roster("ended", List.of(), List.of(), Links.safe(logoutUrl, defaultLogoutUrl));
            case Presence.Unknown() -> new Roster("ended", List.of(), List.of(), defaultLogoutUrl);
        };
    }

    private static Roster in(String state, MeetingView meeting, String me) {
        return new Roster(
                state,
                meeting.present().stream()
                        .sorted(Comparator.comparing(
                                (Attendee attendee) -> attendee.person().role() == Role.VIEWER))
                        .map(attendee -> entry(attendee, me))
                        .toList(),
                meeting.messages().stream()
                        .map(message -> new Line(message.userName(), message.text()))
                        .toList(),
                "");
    }

    private static Entry entry(Attendee attendee, String me) {
        var person = attendee.person();
        return new Entry(
                person.fullName(),
                person.role().name(),
                attendee.presenter(),
                person.internalId().equals(me));
    }
}
