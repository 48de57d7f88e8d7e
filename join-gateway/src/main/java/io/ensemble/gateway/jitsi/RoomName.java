package io.ensemble.gateway.jitsi;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a Jitsi server calls a room: in the path of the room's page, in the claim {@code room} of a token, in the census.
 * Whatever people type becomes a name that is the same for all of them: jitsi-meet (react/features/base/util/uri.ts) would
 * change nothing in it, and the web server (docker-jitsi-meet, meet.conf) serves a page for it.
 *
 * @param text percent-encoded, in lower case
 */
public record RoomName(String text) {

    /** Letters, marks and digits of all scripts stay. The rest means something to a web server, a browser or a shell. */
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private static final Pattern HYPHENS_AROUND = Pattern.compile("^-+|-+$");

    /**
     * Of the encoded words, enough for people to know the room by in an address; with the id and a tenant it stays below
     * the 256 characters of a meeting's id in the fleet, and far below prosody's 1023 bytes (RFC 7622, section 3.3).
     */
    private static final int MOST_OF_WORDS = 120;

    /**
     * The name of a room that somebody made.
     *
     * @param typed what the room's maker called it, anything at all
     * @param id lower-case letters and digits that nobody can guess, since on a server without tokens the name is the key
     */
    public static RoomName of(String typed, String id) {
        var words = words(typed);
        return new RoomName(words.isEmpty() ? id : words + "-" + id);
    }

    private static String words(String typed) {
        var text = new StringBuilder();
        var most = MOST_OF_WORDS;
        for (var character : folded(typed).codePoints().toArray()) {
            var encoded = UriText.encode(Character.toString(character));
            most -= encoded.length();
            if (most < 0) {
                break;
            }
            text.appendCodePoint(character);
        }
        var cut = HYPHENS_AROUND.matcher(text).replaceAll("");
        return UriText.encode(cut).toLowerCase(Locale.ROOT);
    }

    // To lower case last may undo the normal form, and to the normal form last the lower case; twice, and it stays.
    private static String folded(String typed) {
        var once = NO_WORD.matcher(lower(lower(typed))).replaceAll("-");
        return HYPHENS_AROUND.matcher(once).replaceAll("");
    }

    private static String lower(String text) {
        return Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
