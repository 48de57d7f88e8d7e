package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.Parameters;
import java.util.regex.Pattern;

/**
 * The parameters {@code userdata-NAME} of join. A node writes each as an element NAME into its answers, so one that is no
 * XML name would make all its lists of meetings unreadable, for us and for everybody.
 */
final class UserData {

    private static final String PREFIX = "userdata-";

    /** NameStartChar and NameChar of https://www.w3.org/TR/xml/#NT-Name; a node's NAME has no dash. */
    private static final String START = ":A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF"
            + "\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD"
            + "\\x{10000}-\\x{EFFFF}";

    private static final Pattern XML_NAME =
            Pattern.compile("[" + START + "][" + START + ".0-9\\xB7\\u0300-\\u036F\\u203F-\\u2040]*");

    private UserData() {}

    /** The parameters without those that would make a node's answers unreadable. */
    static Parameters readable(Parameters parameters) {
        return new Parameters(parameters.entries().stream()
                .filter(entry -> !entry.name().startsWith(PREFIX) || hasXmlName(entry.name()))
                .toList());
    }

    // A node takes what stands between the first dash and the next.
    private static boolean hasXmlName(String parameter) {
        var name = parameter.substring(PREFIX.length());
        var dash = name.indexOf('-');
        return XML_NAME.matcher(dash < 0 ? name : name.substring(0, dash)).matches();
    }
}
