package io.ensemble.gateway.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FragmentTest {

    @Example
    void valuesAreJsonAndEncoded() {
        var text = new Fragment()
                .with(Fragment.Key.TOKEN, "e.y.J")
                .with(Fragment.Key.DISPLAY_NAME, "Ada & \"Bob\"")
                .with(Fragment.Key.SUBJECT, "Maths 101")
                .with(Fragment.Key.AUDIO_MUTED, true)
                .with(Fragment.Key.VIDEO_MUTED, false)
                .text();
        assertThat(text)
                .isEqualTo("jwt=%22e.y.J%22&userInfo.displayName=%22Ada%20%5Cu0026%20%5C%22Bob%5C%22%22"
                        + "&config.subject=%22Maths%20101%22&config.startWithAudioMuted=true");
    }

    @Property
    void everyNameArrivesAtThePage(@ForAll String name) throws Exception {
        var text = new Fragment().with(Fragment.Key.DISPLAY_NAME, name).text();
        assertThat(text).matches("[\\x21-\\x7e]*").doesNotContain("#");
        // parseURLParams of jitsi-meet: it decodes, takes the backslash from each \&, and reads JSON.
        var value = URLDecoder.decode(text.substring(text.indexOf('=') + 1), StandardCharsets.UTF_8)
                .replace("\\&", "&");
        assertThat(new ObjectMapper().readValue(value, String.class)).isEqualTo(wellFormed(name));
    }

    @Example
    void aBackslashBeforeAnAmpersandArrivesToo() throws Exception {
        everyNameArrivesAtThePage("a\\&b\\\\&c");
    }

    @Example
    void itShowsNoToken() {
        assertThat(new Fragment().with(Fragment.Key.TOKEN, "opens-the-door").toString())
                .doesNotContain("opens");
    }

    // Half a character cannot travel.
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
