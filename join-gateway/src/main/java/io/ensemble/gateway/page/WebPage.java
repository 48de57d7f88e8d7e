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
    private static final String PLAIN_BEGIN = "<noscript id=\"plain\">";
    private static final String PLAIN_END = "</noscript>";

    private final ObjectMapper json;
    private final PlainPage plain;
    private final String before;
    private final String between;
    private final String withoutScripts;
    private final String after;

    WebPage(ObjectMapper json, PlainPage plain) {
        this.json = json;
        this.plain = plain;
        var html = html();
        var place = placeOf(PLACE, html, 0);
        var begin = placeOf(PLAIN_BEGIN, html, place) + PLAIN_BEGIN.length();
        var end = placeOf(PLAIN_END, html, begin);
        this.before = html.substring(0, place);
        this.between = html.substring(place + PLACE.length(), begin);
        this.withoutScripts = html.substring(begin, end);
        this.after = html.substring(end);
    }

    /** The page as an answer. */
    public Response show(int status, PageData data) {
        return answer(status, data, "").build();
    }

    /**
     * The page as an answer that can be added to.
     *
     * @param acceptLanguage the header of the request; empty if there is none
     */
    public Response.ResponseBuilder answer(int status, PageData data, String acceptLanguage) {
        var body = plain.body(data, acceptLanguage);
        return Response.status(status)
                .type("text/html;charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .entity(before + "<script type=\"application/json\" id=\"page\">" + written(data) + "</script>"
                        + plain.head(data) + between + (body.isEmpty() ? withoutScripts : body) + after);
    }

    private static int placeOf(String mark, String html, int from) {
        var place = html.indexOf(mark, from);
        if (place < 0) {
            throw new IllegalStateException("The built web page has no place for what the server tells it: " + mark);
        }
        return place;
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
