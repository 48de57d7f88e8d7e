package io.ensemble.sandbox.jitsi.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.sandbox.jitsi.conference.ConferenceView;
import io.ensemble.sandbox.jitsi.conference.Conferences;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.util.List;
import java.util.Map;

/** What the script of a room's page calls, where a real page speaks XMPP to prosody. */
public final class Signalling {

    private final Entrance entrance;
    private final Conferences conferences;

    public Signalling(Entrance entrance, Conferences conferences) {
        this.entrance = entrance;
        this.conferences = conferences;
    }

    /**
     * What a page shows.
     *
     * @param id of the page's person
     * @param room its name, as prosody has it
     */
    record Sight(String id, String room, String name, String role, List<Entry> people) {

        /** One who is in the room. */
        record Entry(String name, String role, boolean microphone, boolean camera, boolean me) {}

        static Sight of(String id, ConferenceView room) {
            var people = room.people().stream()
                    .map(person -> new Entry(
                            person.visitor().name(),
                            person.role().word(),
                            person.visitor().devices().microphone(),
                            person.visitor().devices().camera(),
                            person.id().equals(id)))
                    .toList();
            var me = people.stream().filter(Entry::me).findFirst();
            return new Sight(
                    id,
                    room.name().text(),
                    me.map(Entry::name).orElse(""),
                    me.map(Entry::role).orElse(""),
                    people);
        }
    }

    /** Answers a request. */
    public Response answer(Request request) throws InterruptedException {
        var id = request.query().text("id");
        return switch (request.method() + " " + request.path()) {
            case "POST /http-bind/enter" -> enter(request.body(), true);
            case "GET /http-bind/people" -> sight(id);
            case "POST /http-bind/leave" -> {
                var _ = conferences.leave(id);
                yield Response.noContent();
            }
            default -> Pages.notFound();
        };
    }

    /**
     * Lets somebody in.
     *
     * @param json an {@link EntryRequest}
     * @param reports whether a page reports for this person from now on
     */
    public Response enter(String json, boolean reports) throws InterruptedException {
        try {
            return switch (entrance.enter(Json.read(json, EntryRequest.class), reports)) {
                case Entry.Entered(var room, var occupant) -> sight(occupant.id());
                case Entry.Refused(var status, var reason) -> refusal(status, reason);
            };
        } catch (JsonProcessingException wrong) {
            return refusal(400, wrong.getOriginalMessage());
        }
    }

    private Response sight(String id) {
        return conferences
                .report(id)
                .map(room -> Response.json(200, Json.write(Sight.of(id, room))))
                .orElseGet(() -> refusal(404, "Nobody with this id is in a room of this server"));
    }

    private static Response refusal(int status, String reason) {
        return Response.json(status, Json.write(Map.of("reason", reason)));
    }
}
