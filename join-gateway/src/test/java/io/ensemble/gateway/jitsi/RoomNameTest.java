package io.ensemble.gateway.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoomNameTest {

    private static final String ID = "0a1b2c3d4e5f6g7h8i9j0k1l2";

    @Example
    void whateverPeopleTypeBecomesAName() {
        words("Biology", "biology");
        words("  Maths  101  ", "maths-101");
        words("a/b\\c", "a-b-c");
        words("..//../etc", "etc");
        words("Fish 🐟 & chips", "fish-chips");
        words("100%", "100");
        words("a%2520b%20c", "a-2520b-20c");
        words("École", "%c3%a9cole");
        words("E\u0301cole", "%c3%a9cole");
        words("会議", "%e4%bc%9a%e8%ad%b0");
        words("ＡＢＣ①", "abc1");
        words("moodle~default", "moodle-default");
        words("[tenant]room", "tenant-room");
    }

    @Example
    void ofANameWithoutWordsTheIdIsLeft() {
        for (var typed : new String[] {"🐟", "???", "", "/", "\ud800", "-"}) {
            assertThat(RoomName.of(typed, ID).text()).as(typed).isEqualTo(ID);
        }
    }

    @Example
    void aLongNameIsCutBetweenCharacters() {
        words("x".repeat(300), "x".repeat(120));
        words("会".repeat(300), "%e4%bc%9a".repeat(13));
    }

    @Property
    void aBrowserChangesNothingInIt(@ForAll String typed) {
        var name = RoomName.of(typed, ID).text();
        assertThat(asTheBrowserMakesIt(name)).isEqualTo(name);
        assertThat(name).matches("[a-z0-9%-]+").hasSizeLessThanOrEqualTo(146).endsWith(ID);
    }

    private static void words(String typed, String words) {
        assertThat(RoomName.of(typed, ID).text()).as(typed).isEqualTo(words + "-" + ID);
    }

    // getBackendSafeRoomName of jitsi-meet, react/features/base/util/uri.ts.
    private static String asTheBrowserMakesIt(String inAddress) {
        var decoded = URLDecoder.decode(inAddress, StandardCharsets.UTF_8);
        var lower = Normalizer.normalize(decoded, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return UriText.encode(lower).toLowerCase(Locale.ROOT);
    }
}
