package io.ensemble.gateway.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.gateway.GatewayConfig;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class CallbackLinksTest {

    private static final CallbackLink LINK =
            new CallbackLink(CallbackKind.END, new MeetingKey("moodle", "bio"), 7, "https://m.example.org/end?salt=x");

    private final CallbackLinks links = with("a-key-of-this-test");

    @Property
    void everyLinkComesBack(
            @ForAll @StringLength(max = 256) @AlphaChars String url, @ForAll CallbackKind kind, @ForAll long creation) {
        var link = new CallbackLink(kind, new MeetingKey("default", "ü~1"), creation, url);
        assertThat(links.write(link).flatMap(links::read)).contains(link);
    }

    @Property
    void aChangedTokenIsRefused(@ForAll @IntRange(max = 10_000) int where) {
        var token = links.write(LINK).orElseThrow();
        var at = where % (token.length() - 1);
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        assertThat(links.read(token.substring(0, at) + other + token.substring(at + 1)))
                .isEmpty();
    }

    @Property
    void nonsenseIsNoLink(@ForAll String token) {
        assertThat(links.read(token)).isEmpty();
    }

    @Example
    void onlyOurKeysOpenIt() {
        var token = links.write(LINK).orElseThrow();
        assertThat(with("another-key-entirely").read(token)).isEmpty();
        assertThat(with("the-new-key-is-first", "a-key-of-this-test").read(token))
                .contains(LINK);
    }

    @Example
    void anAddressThatNoTokenHoldsIsLeftAlone() {
        assertThat(links.write(new CallbackLink(CallbackKind.END, LINK.meeting(), 7, "http://x/" + "y".repeat(70_000))))
                .isEmpty();
    }

    private static CallbackLinks with(String... keys) {
        var config = mock(GatewayConfig.class);
        when(config.roomKeys()).thenReturn(List.of(keys));
        return new CallbackLinks(config);
    }
}
