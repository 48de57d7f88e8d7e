package io.ensemble.acceptance.conformance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.ensemble.acceptance.conformance.Case.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code *.cases}; their format is described in the README of that folder. */
final class CaseReader {

    private final String file;
    private final List<Case> cases = new ArrayList<>();
    private String id = "";
    private List<String> given = new ArrayList<>();
    private String method = "";
    private String call = "";
    private String query = "";
    private List<String> headers = new ArrayList<>();
    private Body body = Body.NONE;
    private boolean loose;
    private List<String> expected = new ArrayList<>();

    private CaseReader(String file) {
        this.file = file;
    }

    static List<Case> readAll(Path folder) throws IOException {
        var all = new ArrayList<Case>();
        try (var files = Files.list(folder)) {
            for (var path : files.filter(name -> name.toString().endsWith(".cases"))
                    .sorted()
                    .toList()) {
                all.addAll(read(path));
            }
        }
        all.stream().collect(groupingBy(Case::id, counting())).forEach((id, count) -> {
            if (count > 1) {
                throw new IllegalStateException("Two cases are called " + id);
            }
        });
        return all;
    }

    private static List<Case> read(Path path) throws IOException {
        var reader = new CaseReader(path.getFileName().toString().replace(".cases", ""));
        for (var line : Files.readAllLines(path)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                reader.line(line.strip());
            }
        }
        reader.finish();
        return reader.cases;
    }

    private void line(String line) {
        var words = line.split(" ", 2);
        var rest = words.length > 1 ? words[1].strip() : "";
        switch (words[0]) {
            case "case" -> {
                finish();
                id = rest;
            }
            case "given" -> given.addAll(List.of(rest.split("; *")));
            case "GET", "POST" -> {
                var parts = rest.split(" ", 2);
                method = words[0];
                call = parts[0].equals("-") ? "" : "/" + parts[0].replaceFirst("^/", "");
                query = parts.length > 1 ? parts[1].strip() : "";
            }
            case "header" -> (rest.contains(" ~ ") ? expected : headers).add(rest.contains(" ~ ") ? line : rest);
            case "body" -> body = body(rest, false);
            case "chunked" -> body = body(rest, true);
            case "loose" -> loose = true;
            default -> expected.add(line);
        }
    }

    private static Body body(String line, boolean chunked) {
        var parts = line.split(" ", 2);
        var text = parts.length > 1 ? parts[1].replace("\\r\\n", "\r\n") : "";
        // In a Content-Type the blank after its semicolon would end the word.
        return new Body(parts[0].equals("-") ? "" : parts[0].replace(";", "; "), text, chunked);
    }

    private void finish() {
        if (!id.isEmpty()) {
            if (method.isEmpty() || expected.isEmpty()) {
                throw new IllegalStateException("Case " + id + " has no call or expects nothing");
            }
            cases.add(new Case(id, file, given, method, call, query, headers, body, loose, expected));
        }
        given = new ArrayList<>();
        method = "";
        headers = new ArrayList<>();
        body = Body.NONE;
        loose = false;
        expected = new ArrayList<>();
    }
}
