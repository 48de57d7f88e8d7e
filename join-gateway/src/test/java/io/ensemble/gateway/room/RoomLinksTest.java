package io.ensemble.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.gateway.GatewayConfig;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class RoomLinksTest {

    private static final RoomLink LINK =
            new RoomLink("default", "AAAAAAAAAAAAAAAAAAAAAA", "Biology", NodeKind.BIGBLUEBUTTON, Role.ATTENDEE);

    private final RoomLinks links = with("a-key-of-this-test");

    @Property
    void everyLinkComesBack(@ForAll @StringLength(max = 256) String name, @ForAll Role role) {
        var link = new RoomLink("default", "AAAAAAAAAAAAAAAAAAAAAA", name, NodeKind.BIGBLUEBUTTON, role);
        assertThat(links.read(links.write(link))).contains(link);
    }

    @Property
    void soDoesWhatIsMuted(@ForAll boolean audio, @ForAll boolean video, @ForAll NodeKind kind) {
        var link = new RoomLink("default", "0a1b2c", "Biology", kind, Role.MODERATOR, new Muted(audio, video));
        assertThat(links.read(links.write(link))).contains(link);
    }

    @Example
    void aLinkThatWasMadeBeforeIsGoodForEver() {
        assertThat(links.read("AWFiAAdkZWZhdWx0ABZBQUFBQUFBQUFBQUFBQUFBQUFBQUFBAAdCaW9sb2d58Pv3e1w4s41l_Ios_CkjrQ"))
                .contains(LINK);
    }

    @Property
    void noChangedCharacterGoesUnnoticed(@ForAll @IntRange(max = 10_000) int where, @ForAll @AlphaChars char other) {
        var token = links.write(LINK);
        var at = where % token.length();
        var changed = token.substring(0, at) + other + token.substring(at + 1);
        assertThat(links.read(changed).isPresent()).isEqualTo(changed.equals(token));
    }

    @Property
    void nonsenseIsNoLink(@ForAll String token) {
        assertThat(links.read(token)).isEmpty();
    }

    @Example
    void aCutOrForeignLinkIsRefused() {
        var token = links.write(LINK);
        assertThat(links.read(token.substring(0, token.length() - 1))).isEmpty();
        assertThat(links.read(token + "=")).isEmpty();
        assertThat(links.read(token + "A")).isEmpty();
        assertThat(with("another-key-entirely").read(token)).isEmpty();
    }

    @Example
    void aKeyCanBeChangedWhileItsLinksStayGood() {
        var token = links.write(LINK);
        assertThat(with("the-new-key-is-first", "a-key-of-this-test").read(token))
                .contains(LINK);
    }

    private static RoomLinks with(String... keys) {
        var config = mock(GatewayConfig.class);
        when(config.roomKeys()).thenReturn(List.of(keys));
        return new RoomLinks(config);
    }
}
