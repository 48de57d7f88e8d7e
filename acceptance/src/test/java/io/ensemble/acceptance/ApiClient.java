package io.ensemble.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A front end's client of BigBlueButton's API, written apart from the product's so that both cannot be wrong alike. */
public record ApiClient(URI base, String secret) {

    /** The signed address of a call; names and values alternate. */
    public URI url(String call, String... parameters) {
        var query = new StringBuilder();
        for (var i = 0; i < parameters.length; i += 2) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], UTF_8));
        }
        return URI.create(base + "/bigbluebutton/api/" + call + "?" + query + (query.isEmpty() ? "" : "&") + "checksum="
                + checksum(call, query.toString()));
    }

    /** The checksum of a raw query. */
    String checksum(String call, String query) {
        return sha1(call + query + secret);
    }

    HttpResponse<String> call(String call, String... parameters) {
        return Http.get(url(call, parameters));
    }

    HttpResponse<String> create(String meetingId) {
        return call("create", "name", "Test meeting", "meetingID", meetingId);
    }

    /** The text of the first element of that name; empty if there is none. */
    public static String text(HttpResponse<String> answer, String element) {
        var found =
                Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(answer.body());
        return found.find() ? found.group(1) : "";
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
