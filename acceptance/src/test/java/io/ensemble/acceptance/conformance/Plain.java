package io.ensemble.acceptance.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** An answer without what may differ by the documentation: addresses, internal ids, times, tokens, random values. */
final class Plain {

    private static final String ADDRESS = "(?:https?|wss?)://(?:127\\.0\\.0\\.1|localhost):\\d+";
    private static final Set<String> OF_EACH_ITS_OWN = Set.of(
            "internalMeetingID",
            "createTime",
            "createDate",
            "startTime",
            "endTime",
            "voiceBridge",
            "attendeePW",
            "moderatorPW",
            "session_token",
            "auth_token",
            "user_id",
            "hookID");

    /** The reference, 2.1: a balancer names its own host in these, or leaves them out. */
    private static final Set<String> OF_A_NODE_ONLY =
            Set.of("graphqlWebsocketUrl", "graphqlApiUrl", "html5PluginSdkVersion", "apiUrl");

    private final Map<String, String> ids;

    private Plain(Map<String, String> ids) {
        this.ids = ids;
    }

    private static String withoutAddressesOfANode(String json) {
        return json.replaceAll(",\"(" + String.join("|", OF_A_NODE_ONLY) + ")\":\"[^\"]*\"", "");
    }

    /** The answer as text, a line for each of its parts. */
    static String of(Answer answer, Map<String, String> ids) {
        var plain = new Plain(ids);
        var text = new StringBuilder()
                .append("status ")
                .append(answer.status())
                .append('\n')
                .append("type ")
                .append(answer.mediaType())
                .append('\n')
                .append("location ")
                .append(plain.location(answer.header("Location")))
                .append('\n')
                .append("cookies ")
                .append(answer.header("Set-Cookie").replaceAll("=[^;|]*", ""))
                .append('\n');
        if (answer.isXml()) {
            plain.write(answer.root(), "", text);
        } else {
            text.append(withoutAddressesOfANode(plain.text(answer.body())));
        }
        return text.toString();
    }

    private void write(Element element, String indent, StringBuilder text) {
        var name = element.getTagName();
        if (OF_A_NODE_ONLY.contains(name)) {
            return;
        }
        text.append(indent).append(name);
        var children = Answer.children(element);
        if (children.isEmpty()) {
            text.append(" = ").append(OF_EACH_ITS_OWN.contains(name) ? "(its own)" : text(element.getTextContent()));
        }
        text.append('\n');
        children.forEach(child -> write(child, indent + "  ", text));
    }

    // What the errors mean, not how they are written: that has a case of its own.
    private String location(String value) {
        var query = value.indexOf("errors=");
        return text(query < 0 ? value : value.substring(0, query) + URLDecoder.decode(value.substring(query), UTF_8));
    }

    private String text(String value) {
        var text = value;
        for (var name : new String[] {"m", "m2", "m3"}) {
            text = text.replace(ids.getOrDefault(name, "?"), name);
        }
        return Pattern.compile(ADDRESS)
                .matcher(text)
                .replaceAll("ADDRESS")
                .replaceAll("[0-9a-f]{40}-\\d{13}", "INTERNAL")
                .replaceAll("(sessionToken|checksum|existingUserID)=\\w+", "$1=ITSOWN")
                .replaceAll("\\bw_[a-z0-9]{12}", "USER")
                .replace("ADDRESS/?", "ADDRESS?");
    }
}
