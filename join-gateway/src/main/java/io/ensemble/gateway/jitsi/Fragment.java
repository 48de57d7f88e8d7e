package io.ensemble.gateway.jitsi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The part of a room's address after {@code #}, which browsers keep to themselves: so a token is in no server's log.
 * Values are JSON, percent-encoded (jitsi-meet, react/features/base/util/parseURLParams.ts).
 */
final class Fragment {

    /** All that Ensemble ever tells a page: jitsi-meet takes more, but nobody outside is to choose what. */
    enum Key {
        TOKEN("jwt"),
        DISPLAY_NAME("userInfo.displayName"),
        SUBJECT("config.subject"),
        AUDIO_MUTED("config.startWithAudioMuted"),
        VIDEO_MUTED("config.startWithVideoMuted");

        private final String word;

        Key(String word) {
            this.word = word;
        }
    }

    private final Map<Key, ValueNode> values = new LinkedHashMap<>();

    Fragment with(Key key, String value) {
        values.put(key, JsonNodeFactory.instance.textNode(value));
        return this;
    }

    /** Adds a wish that is off unless it is made. */
    Fragment with(Key key, boolean value) {
        if (value) {
            values.put(key, JsonNodeFactory.instance.booleanNode(true));
        }
        return this;
    }

    /** The fragment without {@code #}. */
    String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().word + "=" + UriText.encode(json(entry.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String json(ValueNode value) {
        // The page turns a backslash before an ampersand into the ampersand alone before it reads the JSON, which would
        // break
        // a name that has both.
        return value.toString().replace("&", "\\u0026");
    }

    /** The token opens the meeting, so it is never shown. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
