package io.ensemble.acceptance.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.acceptance.conformance.Case.Body;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One case on one side: its meeting ids, what earlier answers told, and the cleaning up. */
final class Scene implements AutoCloseable {

    /** {@code {name}}, {@code {name:256}} filled up to a length, {@code {name-1}} for a number less one. */
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z_]\\w*)(?:(:\\d+)|(-1))?}");

    private static final Pattern NAME = Pattern.compile("(^|&)name=");

    private final Case told;
    private final Side side;
    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> meetings = new LinkedHashSet<>();
    private final Set<String> hooks = new LinkedHashSet<>();

    Scene(Case told, Side side) {
        this.told = told;
        this.side = side;
        for (var name : new String[] {"m", "m2", "m3"}) {
            variables.put(name, name + "-" + told.id() + "-" + side.mark());
        }
    }

    /** Does what is given, then makes the call. */
    Answer play() {
        told.given().stream().map(this::fill).forEach(this::prepare);
        var body = told.body();
        var answer = side.call(
                told.method(),
                fill(told.call()),
                fill(told.query()),
                told.headers().stream().map(this::fill).toList(),
                body.equals(Body.NONE) ? body : new Body(body.contentType(), fill(body.text()), body.chunked()));
        cleanUpAfter(answer);
        return answer;
    }

    /** A template with its variables filled in; checksums are left. */
    String fill(String template) {
        return VARIABLE.matcher(template).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    /** Which text of this side stands for which of any side. */
    Map<String, String> ids() {
        return Map.copyOf(variables);
    }

    @Override
    public void close() {
        meetings.forEach(meeting -> side.get("end", "meetingID=" + encoded(meeting)));
        hooks.forEach(hook -> side.get("hooks/destroy", "hookID=" + hook));
    }

    private String value(MatchResult found) {
        if (Checksums.TOKEN.matcher(found.group()).matches()) {
            return found.group();
        }
        var value = variables.get(found.group(1));
        if (value == null) {
            throw new AssertionError("Nothing told " + found.group() + " in case " + told.id());
        }
        if (found.group(2) != null) {
            var length = Integer.parseInt(found.group(2).substring(1));
            return value + "x".repeat(length - value.length());
        }
        return found.group(3) == null ? value : String.valueOf(Long.parseLong(value) - 1);
    }

    private void prepare(String step) {
        if (step.equals("seen")) {
            awaitSeen();
            return;
        }
        var words = step.strip().split(" ", 2);
        var query = words.length > 1 ? words[1] : "";
        var answer = switch (words[0]) {
            case "create" -> side.get("create", withMeeting(NAME.matcher(query).find() ? "" : "name=Test", query));
            case "join", "register" -> side.get("join", withMeeting("redirect=false", query));
            default -> side.get(words[0], words[0].equals("end") ? withMeeting("", query) : query);
        };
        if (answer.isXml() && !answer.text("returncode").equals("SUCCESS")) {
            throw new AssertionError("Given " + step + ", but: " + answer.body());
        }
        remember(answer);
        if (words[0].equals("join")) {
            side.connect(answer);
        }
    }

    // A gateway learns internal ids by looking at its nodes from time to time.
    private void awaitSeen() {
        var query = "meetingID=" + variables.getOrDefault("meeting_id", variables.get("internalMeetingID"));
        Awaitility.await("the meeting is known by its internal id")
                .until(() ->
                        side.get("getMeetingInfo", query).text("returncode").equals("SUCCESS"));
    }

    // A step means the first meeting unless it names another.
    private String withMeeting(String first, String query) {
        var meeting = query.contains("meetingID=") ? "" : "meetingID=" + variables.get("m");
        return String.join(
                "&",
                Stream.of(first, meeting, query).filter(part -> !part.isEmpty()).toList());
    }

    private void remember(Answer answer) {
        if (!answer.isXml()) {
            return;
        }
        for (var element : Answer.children(answer.root())) {
            variables.put(element.getTagName(), element.getTextContent());
        }
        cleanUpAfter(answer);
    }

    private void cleanUpAfter(Answer answer) {
        if (!answer.isXml()) {
            return;
        }
        if (!answer.find("parentMeetingID").isEmpty()) {
            meetings.add(answer.text("meetingID"));
        }
        answer.find("hookID").forEach(hook -> hooks.add(hook.getTextContent()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
