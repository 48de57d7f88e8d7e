package io.ensemble.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Parameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"userdata-bbb_skip_check_audio", "userdata-a:b", "userdata-\u00fcber", "userdata-a-1", "meta_1"})
    void namesThatXmlKnowsGoThrough(String name) {
        assertThat(UserData.readable(Parameters.of(name, "x")).has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"userdata-", "userdata-1a", "userdata-a b", "userdata-<x>", "userdata-\u00d7", "userdata--a"})
    void othersAreDropped(String name) {
        assertThat(UserData.readable(Parameters.of("fullName", "Ada", name, "x")))
                .isEqualTo(Parameters.of("fullName", "Ada"));
    }
}
