package io.ensemble.sandbox.web;

import io.ensemble.bigbluebutton.Parameters;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Text fields of a multipart/form-data body, as PHP's curl sends them. Files are left out: no call needs them. */
public final class MultipartForm {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    private MultipartForm() {}

    /** The fields in their order. */
    public static Parameters parse(Request request) {
        var boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        if (!boundary.find()) {
            return Parameters.NONE;
        }
        var entries = new ArrayList<Parameters.Entry>();
        for (var part : request.body().split(Pattern.quote("--" + boundary.group(1)), -1)) {
            var headerEnd = part.indexOf("\r\n\r\n");
            var name = NAME.matcher(headerEnd < 0 ? "" : part.substring(0, headerEnd));
            if (name.find() && !part.substring(0, headerEnd).contains("filename=")) {
                var value = part.substring(headerEnd + 4);
                entries.add(new Parameters.Entry(
                        name.group(1), value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value));
            }
        }
        return new Parameters(entries);
    }
}
