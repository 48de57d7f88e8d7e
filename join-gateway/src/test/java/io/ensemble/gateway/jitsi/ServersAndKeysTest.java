package io.ensemble.gateway.jitsi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gateways tell anybody: the best server, and the public halves of their keys. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
@WithTestResource(KeyFile.class)
class ServersAndKeysTest {

    @Inject
    SigningKeys keys;

    @Test
    void theBestServerIsNamed() {
        StubDispatcher.namesBest("https://jitsi-01.example.org");
        given().get("/api/servers/best?kind=jitsi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("size()", equalTo(1))
                .body("url", equalTo("https://jitsi-01.example.org"));
        StubDispatcher.namesBest("");
        given().get("/api/servers/best?kind=jitsi")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("code", equalTo("no-server"));
    }

    @ParameterizedTest
    @CsvSource({"?kind=bigbluebutton, kind-signed", "?kind=zoom, kind-unknown", "'', kind-unknown"})
    void otherwiseItSaysWhatToDo(String query, String code) {
        given().get("/api/servers/best" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void eachKeyIsPublishedWhereProsodyLooksForIt() {
        assertThat(keys.all()).hasSize(2);
        for (var key : keys.all()) {
            given().get("/jitsi/keys/" + key.fileName() + ".pem")
                    .then()
                    .statusCode(200)
                    .contentType("application/x-pem-file")
                    .body(containsString("-----BEGIN PUBLIC KEY-----"))
                    .body(not(containsString("PRIVATE")));
        }
        given().get("/jitsi/keys/" + "0".repeat(64) + ".pem").then().statusCode(404);
    }

    @Test
    void theSetHasAllOfThemAndNothingPrivate() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .contentType("application/jwk-set+json")
                .body(containsString("\"kid\":\"" + keys.signing().orElseThrow().id() + "\""))
                .body(not(containsString("\"d\":")));
        given().get("/.well-known/jwks.json").then().body(containsString("\"RS256\""));
    }
}
