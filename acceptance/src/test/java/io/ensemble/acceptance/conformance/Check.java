package io.ensemble.acceptance.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Holds one answer against the lines of its case. */
final class Check {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ON_PATH = Pattern.compile("(\\S.*?) (=|~|x)(?: (.*))?");
    private static final Pattern ERRORS = Pattern.compile("(.*)[?&]errors=([^&#]*)(#.*)?");
    private static final Pattern CLIENT = Pattern.compile("http://[^/]+/html5client/\\?(.*)sessionToken=[a-z0-9]{16}");

    private final Answer answer;
    private final List<String> faults = new ArrayList<>();

    private Check(Answer answer) {
        this.answer = answer;
    }

    /** What is wrong with the answer; empty if nothing is. */
    static List<String> faults(Answer answer, List<String> expected) {
        var check = new Check(answer);
        if (expected.stream().noneMatch(line -> line.matches("(status|redirect|client|not-success)\\b.*"))) {
            check.equal("status", "200", String.valueOf(answer.status()));
        }
        try {
            expected.forEach(check::line);
        } catch (AssertionError unreadable) {
            check.faults.add(String.valueOf(unreadable.getMessage()));
        }
        return check.faults;
    }

    private void line(String line) {
        var words = line.split(" ", 2);
        var rest = words.length > 1 ? words[1].strip() : "";
        switch (words[0]) {
            case "status" -> equal("status", rest, String.valueOf(answer.status()));
            case "SUCCESS" -> returned("SUCCESS", rest);
            case "FAILED" -> {
                returned("FAILED", rest);
                elements("returncode messageKey message");
            }
            case "FAILED-B" -> listed(rest);
            case "redirect" -> redirect(rest.split(" ", 3));
            case "client" -> client(rest);
            case "elements" -> elements(rest);
            case "lacks" -> equal(rest, "absent", answer.find(rest).isEmpty() ? "absent" : "present");
            case "json" -> json(rest.split(" = ", 2));
            case "header" -> {
                var parts = rest.split(" ~ ", 2);
                matches(parts[0], parts[1], answer.header(parts[0]));
            }
            case "not-success" -> equal("success", "no", answer.body().contains("SUCCESS") ? answer.body() : "no");
            default -> onPath(line);
        }
    }

    // KEY MESSAGE: either may be one of several, "-" is an empty element, "*" any.
    private void returned(String code, String rest) {
        var words = rest.split(" ", 2);
        equal("Content-Type", "text/xml", answer.mediaType());
        equal("returncode", code, answer.text("returncode"));
        oneOf("messageKey", words[0].isEmpty() ? "*" : words[0], answer.text("messageKey"));
        oneOf("message", words.length > 1 ? words[1] : "*", answer.text("message"));
    }

    private void listed(String rest) {
        var words = rest.split(" ", 2);
        equal("returncode", "FAILED", answer.text("returncode"));
        elements("returncode errors");
        oneOf("key", words[0], answer.text("errors/error/key"));
        oneOf("message", words[1], answer.text("errors/error/message"));
    }

    private void redirect(String[] expected) {
        equal("status", "302", String.valueOf(answer.status()));
        var location = ERRORS.matcher(answer.header("Location"));
        if (!location.matches()) {
            faults.add("Location without errors: " + answer.header("Location"));
            return;
        }
        // Which host is the default's differs by documentation; with and without the slash is the same (RFC 3986,
        // 6.2.3).
        matches(
                "Location",
                expected[1].equals("home") ? "http://[^/]+/?" : Pattern.quote(expected[1]),
                location.group(1));
        var error = read(URLDecoder.decode(location.group(2), UTF_8)).path(0);
        oneOf("errors key", expected[0], error.path("key").asText());
        oneOf(
                "errors message",
                expected.length > 2 ? expected[2] : "*",
                error.path("message").asText());
    }

    private void client(String query) {
        equal("status", "302", String.valueOf(answer.status()));
        var location = CLIENT.matcher(answer.header("Location"));
        equal("Location", query, location.matches() ? location.group(1) : "not " + answer.header("Location"));
        matches("Set-Cookie", "JSESSIONID=.+", answer.header("Set-Cookie"));
    }

    // "a b? c" at the top, or "PATH: a b? c" further down.
    private void elements(String rest) {
        var split = rest.indexOf(": ");
        var path = split < 0 ? "" : rest.substring(0, split);
        var names = split < 0 ? rest : rest.substring(split + 2);
        var pattern = new StringBuilder();
        for (var name : names.split(" ")) {
            pattern.append(name.endsWith("?") ? "(?:" + name.replace("?", " )?") : name + " ");
        }
        var found = answer.find(path);
        if (found.isEmpty()) {
            faults.add("No element at " + path);
            return;
        }
        var actual = new StringBuilder();
        for (var child : Answer.children(found.getFirst())) {
            actual.append(child.getTagName()).append(' ');
        }
        matches("elements", pattern.toString(), actual.toString());
    }

    private void json(String[] parts) {
        var pointer = "/" + parts[0].replace(".", "/");
        matches(
                "json " + parts[0],
                parts[1].equals("*") ? ".+" : Pattern.quote(parts[1]),
                read(answer.body()).at(pointer).asText());
    }

    private void onPath(String line) {
        var parts = ON_PATH.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("Not a check: " + line);
        }
        var path = parts.group(1);
        var value = parts.group(3) == null ? "" : parts.group(3);
        var found = answer.find(path);
        if (parts.group(2).equals("x")) {
            equal("count of " + path, value, String.valueOf(found.size()));
            return;
        }
        var actual = found.stream().findFirst().map(Element::getTextContent).orElse("(absent)");
        if (parts.group(2).equals("=")) {
            equal(path, value, actual);
        } else {
            matches(path, value, actual);
        }
    }

    private void oneOf(String what, String allowed, String actual) {
        if (allowed.equals("*") || (allowed.equals("-") && actual.isEmpty())) {
            return;
        }
        if (!List.of(allowed.split(" ?\\|\\|? ?")).contains(actual)) {
            faults.add(what + " is \"" + actual + "\", not \"" + allowed + "\"");
        }
    }

    private void equal(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            faults.add(what + " is \"" + actual + "\", not \"" + expected + "\"");
        }
    }

    private void matches(String what, String pattern, String actual) {
        if (!actual.matches("(?s)" + pattern)) {
            faults.add(what + " is \"" + actual + "\", not like \"" + pattern + "\"");
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }
}
