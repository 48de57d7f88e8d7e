package io.ensemble.bigbluebutton;

/**
 * Escapes text as the server's templates do, which is FreeMarker's XML output format: an apostrophe has its XML name, not
 * the number that it has in HTML.
 *
 * @see <a href="https://freemarker.apache.org/docs/dgui_misc_autoescaping.html">FreeMarker's auto-escaping</a>
 */
final class XmlText {

    private XmlText() {}

    static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(c -> escape(c, out));
    }

    /** Escapes tabs and line ends too, since a parser turns bare ones in an attribute into blanks. */
    static void escapeAttribute(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            if (c == '\t' || c == '\n') {
                out.append("&#").append(c).append(';');
            } else {
                escape(c, out);
            }
        });
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&apos;");
            // A parser turns a bare one into a line feed: https://www.w3.org/TR/xml/#sec-line-ends
            case '\r' -> out.append("&#13;");
            default -> {
                if (isXmlCharacter(c)) {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    // https://www.w3.org/TR/xml/#charsets: what is outside cannot stand in a document, not even escaped.
    private static boolean isXmlCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
