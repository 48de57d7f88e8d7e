package io.ensemble.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.fleet.node.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HookSealTest {

    private static final Secret SECRET = new Secret("639259d4-9dd8-4b25-bf01-95f9567eaf4b");
    private static final String URL = "https://lb.example.org/cb?x=1";
    private static final String BODY = "domain=bbb1.example.org"
            + "&event=%5B%7B%22data%22%3A%7B%22id%22%3A%22meeting-ended%22%7D%7D%5D&timestamp=1700000000456";

    /** Vector 19 of the protocol's reference. */
    private static final String CHECKSUM = "e2d398f18b2dce5440bdb425944aa20ec705c7c8";

    @Test
    void signsAsTheWebhooksApplicationDoes() {
        assertThat(HookSeal.sign(ChecksumAlgorithm.SHA1, URL, BODY, SECRET)).isEqualTo(URL + "&checksum=" + CHECKSUM);
        assertThat(HookSeal.isSigned(URL, BODY, CHECKSUM, SECRET)).isTrue();
    }

    @Test
    void theChecksumStandsInTheQueryWhateverTheAddress() {
        assertThat(HookSeal.sign(ChecksumAlgorithm.SHA1, "https://x.example.org/cb", BODY, SECRET))
                .startsWith("https://x.example.org/cb?checksum=");
        assertThat(HookSeal.sign(ChecksumAlgorithm.SHA1, "https://x.example.org/cb#there", BODY, SECRET))
                .startsWith("https://x.example.org/cb?checksum=");
    }

    @ParameterizedTest
    @EnumSource
    void theLengthTellsTheAlgorithm(ChecksumAlgorithm algorithm) {
        // Given
        var checksum = algorithm.hex(URL + BODY + SECRET.value());

        // Then
        assertThat(HookSeal.isSigned(URL, BODY, checksum, SECRET)).isTrue();
        assertThat(HookSeal.isSigned(URL, BODY + "&", checksum, SECRET)).isFalse();
        assertThat(HookSeal.isSigned(URL, BODY, checksum.substring(1), SECRET)).isFalse();
    }

    @Test
    void nobodySignsWithoutASecret() {
        assertThat(HookSeal.isSigned(URL, BODY, ChecksumAlgorithm.SHA1.hex(URL + BODY), Secret.NONE))
                .isFalse();
        assertThat(HookSeal.isSigned(URL, BODY, "", SECRET)).isFalse();
    }
}
