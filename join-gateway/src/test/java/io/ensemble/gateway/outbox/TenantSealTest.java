package io.ensemble.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Secret;
import org.junit.jupiter.api.Test;

class TenantSealTest {

    private static final Secret SECRET = new Secret("639259d4-9dd8-4b25-bf01-95f9567eaf4b");

    @Test
    void aRecordingsTokenIsWhatAServerSends() {
        var claims = "{\"meeting_id\":\"abc123\","
                + "\"record_id\":\"6367c48dd193d56ea7b0baad25b19455e529f5ee-1700000000123\"}";
        assertThat(TenantSeal.token("HS256", claims, SECRET))
                .isEqualTo("eyJhbGciOiJIUzI1NiJ9.eyJtZWV0aW5nX2lkIjoiYWJjMTIzIiwicmVjb3JkX2lkIjoiNjM2N2M0OGRkMTkzZDU2Z"
                        + "WE3YjBiYWFkMjViMTk0NTVlNTI5ZjVlZS0xNzAwMDAwMDAwMTIzIn0"
                        + ".j_kkpZP6WhBHCGyRh9zxf4IrMDh_6-30y79GAq3MLtA");
    }

    @Test
    void aShortSecretSignsToo() {
        assertThat(TenantSeal.token("HS512", "{}", new Secret("x"))).startsWith("eyJhbGciOiJIUzUxMiJ9.e30.");
    }
}
