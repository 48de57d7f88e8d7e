package io.ensemble.sandbox.jitsi.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What prosody calls a room, made from the path of its page as a browser makes it (jitsi-meet,
 * react/features/base/util/uri.ts).
 *
 * @param tenant the part of the path before the room; empty if there is none
 * @param room percent-encoded, in lower case, as the claim {@code room} of a token has it
 */
public record RoomName(String tenant, String room) {

    /** What the browser takes away from each part of the path. */
    private static final Pattern EXCLUDED = Pattern.compile("[:?#\\[\\]@!$&'()*+,;=></\"]");

    /**
     * What the web server takes for a room, or a tenant and a room (docker-jitsi-meet, web/rootfs/defaults/meet.conf). It
     * looks at the decoded path: so an encoded slash parts a tenant from a room, and what the browser then makes of it fits
     * nothing.
     */
    private static final Pattern PAGE = Pattern.compile("/[^/?&:'\"]+(/[^/?&:'\"]+)?");

    /** The local part of an address has at most that many bytes (RFC 7622, section 3.3). */
    private static final int MOST_BYTES = 1023;

    /** The room whose page is at this undecoded path; empty if a server has no such page. */
    public static Optional<RoomName> ofPath(String path) {
        var parts = path.split("/", -1);
        var decoded = PercentText.decode(path);
        if (decoded.isEmpty()
                || !PAGE.matcher(decoded.get()).matches()
                || decoded.get().split("/", -1).length != parts.length) {
            return Optional.empty();
        }
        var name = new RoomName(parts.length == 3 ? safe(parts[1]) : "", safe(parts[parts.length - 1]));
        return name.room().isEmpty() || name.text().getBytes(UTF_8).length > MOST_BYTES
                ? Optional.empty()
                : Optional.of(name);
    }

    /** The whole name: {@code [tenant]room}, or the room alone. */
    public String text() {
        return tenant.isEmpty() ? room : "[" + tenant + "]" + room;
    }

    /** The whole address of the room on a server of this domain. */
    public String jid(String domain) {
        return text() + "@conference." + domain;
    }

    private static String safe(String pathPart) {
        var text = EXCLUDED.matcher(pathPart).replaceAll("");
        var decoded = PercentText.decode(text).orElse(text);
        var lower = Normalizer.normalize(decoded, Form.NFKC).toLowerCase(Locale.ROOT);
        return PercentText.encode(lower).toLowerCase(Locale.ROOT);
    }
}
