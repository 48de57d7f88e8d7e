package io.ensemble.sandbox.web;

import io.ensemble.bigbluebutton.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A multipart/form-data body, as PHP's curl sends it. All its files are texts: subtitles. */
public final class MultipartForm {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    private MultipartForm() {}

    private record Part(String name, boolean isFile, String text) {}

    /** The text fields in their order. */
    public static Parameters parse(Request request) {
        return new Parameters(parts(request).stream()
                .filter(part -> !part.isFile())
                .map(part -> new Parameters.Entry(part.name(), part.text()))
                .toList());
    }

    /** The text of a file; empty if there is no such file or nothing in it. */
    public static String file(Request request, String name) {
        return parts(request).stream()
                .filter(part -> part.isFile() && part.name().equals(name))
                .map(Part::text)
                .findFirst()
                .orElse("");
    }

    private static List<Part> parts(Request request) {
        var boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        if (!boundary.find()) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        for (var part : request.body().split(Pattern.quote("--" + boundary.group(1)), -1)) {
            var headerEnd = part.indexOf("\r\n\r\n");
            var header = headerEnd < 0 ? "" : part.substring(0, headerEnd);
            var name = NAME.matcher(header);
            if (name.find()) {
                var text = part.substring(headerEnd + 4);
                parts.add(new Part(
                        name.group(1),
                        header.contains("filename="),
                        text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text));
            }
        }
        return parts;
    }
}
