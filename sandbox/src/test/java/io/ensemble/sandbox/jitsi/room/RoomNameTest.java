package io.ensemble.sandbox.jitsi.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNameTest {

    @ParameterizedTest
    @CsvSource({
        "/maths, maths",
        "/Maths%20101, maths%20101",
        "/caf%C3%A9, caf%c3%a9",
        "/%EF%BC%AD%EF%BD%81, ma",
        "/%F0%9F%8E%B5, %f0%9f%8e%b5",
        "/100%2525, 100%2525",
        "/100%25, 100%25",
        "/a%2520b, a%2520b",
        "/a(b)*!, ab",
        "/a~b.c_d-e, a~b.c_d-e"
    })
    void isWhatABrowserMakesOfThePath(String path, String room) {
        assertThat(RoomName.ofPath(path)).contains(new RoomName("", room));
    }

    @Test
    void hasATenantInBrackets() {
        // When
        var name = RoomName.ofPath("/School/Maths%20101").orElseThrow();
        // Then
        assertThat(name).isEqualTo(new RoomName("school", "maths%20101"));
        assertThat(name.text()).isEqualTo("[school]maths%20101");
        assertThat(name.jid("meet.example.org")).isEqualTo("[school]maths%20101@conference.meet.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a/", "/a/b/c", "//a", "/a%2Fb", "/a%3Fb", "/what%27s%20up", "/a:b", "/a%zz", "/%FF", "/()"
            })
    void isNoneWhereTheWebServerHasNoPage(String path) {
        assertThat(RoomName.ofPath(path)).isEmpty();
    }

    @Test
    void isAsLongAsAnAddressMayBe() {
        assertThat(RoomName.ofPath("/" + "a".repeat(1023))).isPresent();
        assertThat(RoomName.ofPath("/" + "a".repeat(1024))).isEmpty();
        assertThat(RoomName.ofPath("/" + "%C3%A9".repeat(300))).isEmpty();
    }
}
