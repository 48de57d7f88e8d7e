package io.ensemble.gateway.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.bigbluebutton.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;

/**
 * What a browser without scripts shows in place of the web page: the form that asks for a name, and, while no server can
 * take the person, a page that comes again by itself.
 */
@ApplicationScoped
class PlainPage {

    private final Map<String, Catalogue> catalogues;

    PlainPage(ObjectMapper json) {
        this.catalogues = Catalogue.all(json);
    }

    /** For the head: what makes the page come again; empty if it is not to. */
    String head(PageData data) {
        if (data.reloads()) {
            // Without an address: its own one opens a meeting, and need not be written anywhere.
            return "<noscript><meta http-equiv=\"refresh\" content=\"" + PageData.Again.FIRST + "\" /></noscript>";
        }
        var again = data.again();
        if (again == null) {
            return "";
        }
        return "<noscript><meta http-equiv=\"refresh\" content=\"" + again.afterSeconds() + "; url="
                + escaped(address(data, again)) + "\" /></noscript>";
    }

    /** For the body; empty if the page makes no sense without scripts. */
    String body(PageData data, String acceptLanguage) {
        var texts = catalogue(acceptLanguage);
        if (data.reloads()) {
            return reloading(data, texts);
        }
        var room = data.room();
        if (room == null) {
            return "";
        }
        var html = begun(texts);
        html.append("<h1>").append(escaped(room.name())).append("</h1>");
        var problem = data.problem();
        if (problem != null) {
            append(html, "h2", texts.text(title(problem)));
            append(html, "p", texts.text(text(problem)));
        }
        var again = data.again();
        if (again != null) {
            append(html, "p", texts.text(again.isLong() ? "waiting.long" : "waiting.byItself"));
        }
        if (room.open()) {
            append(html, "p", texts.text("enter.open"));
        }
        html.append(form(data, room, texts));
        return html.append("</main>").toString();
    }

    private static String reloading(PageData data, Catalogue texts) {
        var problem = Objects.requireNonNull(data.problem());
        var html = begun(texts);
        append(html, "h1", texts.text(title(problem)));
        append(html, "p", texts.text(text(problem)));
        append(html, "p", texts.text("waiting.byItself"));
        return html.append("</main>").toString();
    }

    private static StringBuilder begun(Catalogue texts) {
        return new StringBuilder("<main lang=\"" + texts.language() + "\" class=\"plain\">");
    }

    private static String title(String problem) {
        return "problems." + problem + ".title";
    }

    private static String text(String problem) {
        return "problems." + problem + ".text";
    }

    private static String form(PageData data, PageData.LinkedRoom room, Catalogue texts) {
        var again = data.again();
        var visit = again == null
                ? ""
                : "<input type=\"hidden\" name=\"visit\" value=\"" + escaped(again.visit()) + "\" />";
        var name = data.name();
        return "<form method=\"post\" action=\"" + escaped(room.path()) + "\">" + visit + "<label>"
                + escaped(texts.text("enter.name"))
                + " <input name=\"name\" autocomplete=\"name\" required maxlength=\"255\" value=\""
                + escaped(name == null ? "" : name) + "\" /></label> <button>"
                + escaped(texts.text("enter.button." + (room.open() ? "open" : room.role())))
                + "</button></form>";
    }

    // The name travels in the address, since only a GET can be made to come again.
    private static String address(PageData data, PageData.Again again) {
        var room = data.room();
        var name = data.name();
        return (room == null ? "/" : room.path()) + "?"
                + Parameters.of("name", name == null ? "" : name, "visit", again.visit())
                        .with("again", String.valueOf(again.tries() + 1))
                        .encode();
    }

    private Catalogue catalogue(String acceptLanguage) {
        var language = Catalogue.languageFor(acceptLanguage);
        return catalogues.entrySet().stream()
                .filter(entry -> entry.getKey().equals(language))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void append(StringBuilder html, String element, String text) {
        html.append('<')
                .append(element)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(element)
                .append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
