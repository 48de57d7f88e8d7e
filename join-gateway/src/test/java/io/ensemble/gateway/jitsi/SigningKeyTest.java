package io.ensemble.gateway.jitsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    @Test
    void oneKeyHasOneIdForEver() {
        var pem = KeyFile.pem(2048);
        assertThat(SigningKey.read(pem).id())
                .isEqualTo(SigningKey.read(pem).id())
                .hasSize(43);
        assertThat(SigningKey.read(pem).fileName()).matches("[0-9a-f]{64}");
        assertThat(SigningKey.read(KeyFile.pem(2048)).id())
                .isNotEqualTo(SigningKey.read(pem).id());
    }

    @Test
    void thePublicHalfIsAllThatItShows() {
        var key = SigningKey.read(KeyFile.pem(2048));
        assertThat(key.publicPem()).startsWith("-----BEGIN PUBLIC KEY-----").doesNotContain("PRIVATE");
        assertThat(key).hasToString("SigningKey " + key.id());
    }

    @Test
    void aShortKeyIsRefused() {
        var pem = KeyFile.pem(1024);
        assertThatThrownBy(() -> SigningKey.read(pem)).hasMessageContaining("2048 bits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
    void whatIsNoKeyIsRefusedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> SigningKey.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("AAAA");
    }
}
