package io.ensemble.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Where a failed join sends the browser (section 2.3). */
record ErrorRedirect(String defaultLogoutUrl) {

    /** To errorRedirectUrl, else to the logoutURL parameter, else to the default one. */
    Response of(Parameters parameters, Failure failure) {
        var target = Stream.of("errorRedirectUrl", "logoutURL")
                .map(parameters::text)
                .filter(ErrorRedirect::isWebAddress)
                .findFirst()
                .orElse(defaultLogoutUrl);
        return to(target, failure);
    }

    /** A wrong checksum: whoever made the request must not choose where it leads (CVE-2026-41126). */
    Response unsigned(Failure failure) {
        return to(defaultLogoutUrl, failure);
    }

    private static Response to(String target, Failure failure) {
        var error = new LinkedHashMap<String, String>();
        error.put("message", failure.message());
        error.put("key", failure.key());
        var encoded = URLEncoder.encode(Json.write(List.of(error)), UTF_8).replace("+", "%20");
        var separator = target.contains("?") ? "&" : "?";
        return Response.redirect(target + separator + "errors=" + encoded).with("Cache-Control", "no-cache");
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = new URI(url);
            return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
