package io.ensemble.sandbox.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.node.RunningNode;
import org.junit.jupiter.api.Test;

class HookSignatureTest {

    @Test
    void signsLikeTheReference() {
        // Given: test vector 19 of section 1.3
        var url = "https://lb.example.org/cb?x=1";
        var body = "domain=bbb1.example.org&event=%5B%7B%22data%22%3A%7B%22id%22%3A%22meeting-ended%22%7D%7D%5D"
                + "&timestamp=1700000000456";
        // When
        var signed = HookSignature.signed(url, body, RunningNode.SECRET);
        // Then
        assertThat(signed).isEqualTo(url + "&checksum=e2d398f18b2dce5440bdb425944aa20ec705c7c8");
    }
}
