package io.ensemble.acceptance.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.acceptance.ApiClient;
import io.ensemble.acceptance.Suite;
import io.ensemble.acceptance.fault.Sent.Kind;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Does what front ends and people with a room's link do. What succeeds is written into the meeting; every request is told
 * to whoever counts.
 */
final class FrontEnd {

    /** Longer than any run: meetings of the load end when the load ends them, and never by themselves. */
    private static final String MINUTES = "500";

    private static final Pattern ERROR_KEY = Pattern.compile("\"key\":\"([^\"]*)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Front front;
    private final NodeDoor door;
    private final Consumer<Sent> counter;

    FrontEnd(Front front, NodeDoor door, Consumer<Sent> counter) {
        this.front = front;
        this.door = door;
        this.counter = counter;
    }

    /**
     * How a request ended.
     *
     * @param node to which it led, if to any
     * @param failure why it failed; empty if it did not
     */
    record Result(Optional<String> node, Optional<String> failure) {

        static final Result DONE = new Result(Optional.empty(), Optional.empty());

        static Result failed(String why) {
            return new Result(Optional.empty(), Optional.of(why));
        }

        boolean good() {
            return failure.isEmpty();
        }
    }

    /** Creates the meeting, whether it runs or not. */
    Result create(Meeting meeting, Kind kind) {
        return counted(kind, meeting, () -> {
            var reply = api(
                    "create",
                    "name",
                    "Lesson",
                    "meetingID",
                    meeting.id(),
                    "meetingExpireIfNoUserJoinedInMinutes",
                    MINUTES,
                    "meetingExpireWhenLastUserLeftInMinutes",
                    MINUTES);
            keepIfAskedTwice(meeting, reply);
            return isSuccess(reply) ? Result.DONE : Result.failed(inWords(reply));
        });
    }

    /** Goes into a running meeting, or by its link into the meeting of a room, which that starts if need be. */
    Result join(Meeting meeting, Kind kind) {
        return counted(kind, meeting, () -> {
            var reply = meeting.link()
                    .map(this::enter)
                    .orElseGet(() -> api("join", "fullName", "Jo", "meetingID", meeting.id(), "role", "VIEWER"));
            if (meeting.link().isPresent()) {
                keepIfAskedTwice(meeting, reply);
            }
            var location = reply.location();
            var node = location.flatMap(door::nodeAt);
            if (location.isEmpty() || node.isEmpty()) {
                return Result.failed(inWords(reply));
            }
            meeting.led(node.get());
            return door.enter(location.get())
                    ? new Result(node, Optional.empty())
                    : new Result(node, Optional.of("the node does not let in"));
        });
    }

    /** Ends the meeting. */
    Result end(Meeting meeting) {
        var began = Instant.now();
        var reply = api("end", "meetingID", meeting.id());
        // Of two requests of which the first one's answer got lost, the second finds nothing to end.
        var done = isSuccess(reply) || (reply.asked() > 1 && key(reply).equals("notFound"));
        if (done) {
            meeting.ended();
        }
        var result = done ? Result.DONE : Result.failed(inWords(reply));
        counter.accept(new Sent(Kind.END, began, Duration.between(began, Instant.now()), result.failure()));
        return result;
    }

    /** Makes a room; empty if that failed. */
    Optional<Meeting> makeRoom(boolean kept) {
        var began = Instant.now();
        var reply = front.ask(gateway -> request(gateway.resolve("/api/rooms"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"Biology\",\"kind\":\"bigbluebutton\"}")));
        var room = reply.answer().filter(answer -> answer.statusCode() == 201).map(answer -> room(answer, kept));
        counter.accept(new Sent(
                Kind.MAKE_ROOM,
                began,
                Duration.between(began, Instant.now()),
                room.isPresent() ? Optional.empty() : Optional.of(inWords(reply))));
        return room;
    }

    /** One request with its result. */
    private interface Request {
        Result send();
    }

    private Result counted(Kind kind, Meeting meeting, Request request) {
        var began = Instant.now();
        var result = request.send();
        var ended = Instant.now();
        if (result.good()) {
            meeting.proven(began, ended);
        } else {
            meeting.failed();
            if (kind != Kind.JOIN || meeting.link().isPresent()) {
                meeting.keep();
            }
        }
        counter.accept(new Sent(kind, began, Duration.between(began, ended), result.failure()));
        return result;
    }

    private Front.Reply api(String call, String... parameters) {
        return front.ask(gateway -> request(new ApiClient(gateway, Suite.SECRET).url(call, parameters)));
    }

    private Front.Reply enter(String link) {
        return front.ask(gateway -> request(gateway.resolve(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=Jo")));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).GET();
    }

    private static void keepIfAskedTwice(Meeting meeting, Front.Reply reply) {
        if (reply.asked() > 1) {
            meeting.keep();
        }
    }

    private static boolean isSuccess(Front.Reply reply) {
        return reply.answer()
                .filter(answer -> ApiClient.text(answer, "returncode").equals("SUCCESS"))
                .isPresent();
    }

    private static String key(Front.Reply reply) {
        return reply.answer()
                .map(answer -> ApiClient.text(answer, "messageKey"))
                .orElse("");
    }

    /** Why a request failed. */
    static String inWords(Front.Reply reply) {
        var key = key(reply);
        return key.isEmpty() ? reply.location().map(FrontEnd::error).orElseGet(() -> "status " + reply.status()) : key;
    }

    // Where a failed join leads tells why it failed.
    private static String error(URI location) {
        var found = ERROR_KEY.matcher(URLDecoder.decode(location.toString(), UTF_8));
        return found.find() ? found.group(1) : "led to a stranger";
    }

    private static Meeting room(HttpResponse<String> answer, boolean kept) {
        try {
            var room = JSON.readTree(answer.body());
            var link = URI.create(room.get("attendeeUrl").asText()).getPath();
            return Meeting.ofRoom(room.get("id").asText(), link, kept);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError("A room that is no JSON", malformed);
        }
    }
}
