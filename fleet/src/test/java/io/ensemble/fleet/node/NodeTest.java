// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeTest {

    @ParameterizedTest
    @CsvSource({
        "a, https://a.example.org, b, https://a.example.org, true",
        "a, https://a.example.org, b, https://A.Example.org/, true",
        "a, https://a.example.org, b, https://a.example.org:443, true",
        "a, http://a.example.org/x/, b, http://a.example.org:80/x, true",
        "a, https://a.example.org, a, https://a.example.org, false",
        "a, https://a.example.org, b, https://b.example.org, false",
        "a, https://a.example.org, b, https://a.example.org:8443, false",
        "a, https://a.example.org/one, b, https://a.example.org/two, false",
    })
    void oneServerUnderTwoIdsIsFoundOutByItsAddress(
            String id, String url, String otherId, String otherUrl, boolean same) {
        assertThat(node(id, url).isSameServerAs(node(otherId, otherUrl))).isEqualTo(same);
        assertThat(node(otherId, otherUrl).isSameServerAs(node(id, url))).isEqualTo(same);
    }

    private static Node node(String id, String url) {
        return Node.bigBlueButton(id, URI.create(url), new Secret("s"));
    }
}
