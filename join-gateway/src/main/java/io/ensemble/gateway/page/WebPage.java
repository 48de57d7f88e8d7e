package io.ensemble.gateway.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one HTML file of the web page, with what the server has to tell it put in. */
@ApplicationScoped
public class WebPage {

    private static final String FILE = "META-INF/resources/index.html";
    private static final String PLACE = "<script type=\"application/json\" id=\"page\">{}</script>";

    private final ObjectMapper json;
    private final String before;
    private final String after;

    WebPage(ObjectMapper json) {
        this.json = json;
        var html = html();
        var place = html.indexOf(PLACE);
        if (place < 0) {
            throw new IllegalStateException("The built web page has no place for what the server tells it: " + PLACE);
        }
        this.before = html.substring(0, place);
        this.after = html.substring(place + PLACE.length());
    }

    /** The page as an answer. */
    public Response show(int status, PageData data) {
        return Response.status(status)
                .type("text/html;charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .entity(before + "<script type=\"application/json\" id=\"page\">" + written(data) + "</script>" + after)
                .build();
    }

    private String written(PageData data) {
        try {
            // A name may hold </script>; escaped, it cannot end the element.
            return json.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    private static String html() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The web page was not built into this service: " + FILE);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }
}
