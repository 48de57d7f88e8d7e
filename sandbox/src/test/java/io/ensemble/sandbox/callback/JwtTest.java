package io.ensemble.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.node.RunningNode;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class JwtTest {

    @Test
    void signsLikeTheReference() {
        // Given: test vector 20 of section 1.3
        var payload = new LinkedHashMap<String, String>();
        payload.put("meeting_id", "abc123");
        payload.put("record_id", "6367c48dd193d56ea7b0baad25b19455e529f5ee-1700000000123");
        // When
        var token = Jwt.HS256.sign(payload, RunningNode.SECRET);
        // Then
        assertThat(token)
                .isEqualTo("eyJhbGciOiJIUzI1NiJ9.eyJtZWV0aW5nX2lkIjoiYWJjMTIzIiwicmVjb3JkX2lkIjoiNjM2N2M0OGRkMTkzZDU2"
                        + "ZWE3YjBiYWFkMjViMTk0NTVlNTI5ZjVlZS0xNzAwMDAwMDAwMTIzIn0"
                        + ".j_kkpZP6WhBHCGyRh9zxf4IrMDh_6-30y79GAq3MLtA");
    }
}
