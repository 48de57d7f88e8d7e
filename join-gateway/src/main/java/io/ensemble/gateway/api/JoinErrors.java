package io.ensemble.gateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Sends a person whose join failed to where the front end wants them, with the reason in the query: {@code
 * errorRedirectUrl}, else {@code logoutURL}, else our own page.
 *
 * @see <a href="https://docs.bigbluebutton.org/development/api/#join">join</a>
 */
@ApplicationScoped
class JoinErrors {

    private final ObjectMapper json;

    JoinErrors(ObjectMapper json) {
        this.json = json;
    }

    /** To where the parameters say. */
    ApiAnswer redirect(Failure failure, Parameters parameters, String publicAddress) {
        var target = webAddress(parameters.text("errorRedirectUrl"))
                .or(() -> webAddress(parameters.text("logoutURL")))
                .orElse(publicAddress + "/");
        return to(target, failure);
    }

    /** To our own page: parameters whose checksum is wrong must not choose the target (CVE-2026-41126). */
    ApiAnswer redirectHome(Failure failure, String publicAddress) {
        return to(publicAddress + "/", failure);
    }

    private ApiAnswer to(String target, Failure failure) {
        var fragment = target.indexOf('#');
        var address = fragment < 0 ? target : target.substring(0, fragment);
        var separator = address.contains("?") ? "&" : "?";
        return new ApiAnswer.Redirect(address + separator + "errors=" + encoded(errors(failure))
                + (fragment < 0 ? "" : target.substring(fragment)));
    }

    // As a server writes it: blanks as %20, since the text is read by scripts that know no +.
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private String errors(Failure failure) {
        var error = new LinkedHashMap<String, String>();
        error.put("message", failure.message());
        error.put("key", failure.key());
        try {
            return json.writeValueAsString(List.of(error));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    // Only web addresses: a javascript: target would run in the name of our host.
    private static Optional<String> webAddress(String text) {
        try {
            var uri = new URI(text);
            var web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
