// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class AddedNodesTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NODE = "'id':'new-1','kind':'bigbluebutton','url':'https://new-1.example.org'";

    @Inject
    Stage stage;

    @Inject
    RedisDataSource redis;

    @Inject
    ConfigurationStore configuration;

    @Inject
    FleetView view;

    @BeforeEach
    void oneNodeInTheFile() {
        stage.idleNodes(1);
    }

    @Test
    void aNodeThatIsAddedIsCordonedAndItsSecretIsNotShownAgain() {
        post("{" + NODE + ",'secret':'very-secret','tags':['gpu'],'weight':2.5,'by':'anna','why':'more room'}")
                .statusCode(201)
                .body("id", equalTo("new-1"))
                .body("state", equalTo("cordoned"))
                .body("source", equalTo("api"))
                .body("stateSource", equalTo("api"))
                .body("weight", equalTo(2.5f))
                .body("tags", contains("gpu"))
                .body("out", equalTo("cordoned since it was added; not seen yet"))
                .body(not(containsString("very-secret")));
        withKey().get("/api/nodes").then().body(not(containsString("very-secret")));
        withKey()
                .get("/api/audit")
                .then()
                .body("[0].deed", equalTo("added"))
                .body("[0].by", equalTo("anna"))
                .body("[0].why", equalTo("more room"))
                .body(not(containsString("very-secret")));
        // And everybody reads it
        var published = configuration.readNodes().orElseThrow();
        assertThat(published).extracting(node -> node.id()).containsExactly("bbb-1", "new-1");
        assertThat(published.getLast().secret()).isEqualTo(new Secret("very-secret"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                             | 'id' is missing; 'kind' is missing; 'url' is missing
            {'id':'New','kind':'zoom','url':'x','secret':'s'}                              | 'id' must be 1 to 63 characters
            {'id':'a','kind':'bigbluebutton','url':'https://a.example.org'}                | 'secret' is missing
            {'id':'a','kind':'bigbluebutton','url':'https://a.example.org','secret':'${NO_SUCH_NAME}'} | NO_SUCH_NAME is not set
            {'id':'a','kind':'jitsi','url':'https://a.example.org','state':'draining'}     | 'state' must be enabled, cordoned or disabled
            {'id':'a','kind':'jitsi','url':'https://a.example.org','weight':0}             | 'weight' must be a number above 0
            {'id':'a','kind':'jitsi','url':'https://a.example.org','colour':'blue'}        | unknown key 'colour'
            """, quoteCharacter = '`')
    void whatIsNoNodeIsRefusedWithEveryProblem(String body, String detail) {
        post(body).statusCode(400).body("detail", containsString(detail));
        assertThat(view.nodes()).containsOnlyKeys("bbb-1");
    }

    @Test
    void aNodeThatIsThereIsNotAddedAgain() {
        post("{'id':'bbb-1','kind':'bigbluebutton','url':'https://x.example.org','secret':'s'}")
                .statusCode(409)
                .body("code", equalTo("node-exists"))
                .body("detail", containsString("listed by nodes.yaml"));
        post("{" + NODE + ",'secret':'s'}").statusCode(201);
        post("{" + NODE + ",'secret':'s'}").statusCode(409).body("detail", containsString("listed by the API"));
    }

    @Test
    void aServerThatIsThereIsNotAddedUnderAnotherId() {
        post("{'id':'again','kind':'bigbluebutton','url':'https://bbb-1.example.org/','secret':'s'}")
                .statusCode(409)
                .body("code", equalTo("server-exists"))
                .body("detail", containsString("in the fleet as bbb-1"));
        assertThat(view.nodes()).containsOnlyKeys("bbb-1");
    }

    @Test
    void anEmptiedStoreForgetsNoNode() {
        post("{" + NODE + ",'secret':'s','state':'enabled'}").statusCode(201);

        redis.flushall();

        await().atMost(SOON)
                .until(() -> configuration
                        .readNodes()
                        .filter(nodes -> nodes.size() == 2)
                        .isPresent());
        assertThat(view.node("new-1").orElseThrow().state()).isEqualTo(NodeState.ENABLED);
        assertThat(redis.stream(String.class).xlen("ensemble:audit")).isZero();
    }

    @Test
    void aNodeThatIsTakenOutLeavesWhenItHasNoMeetings() {
        // Given a node with a meeting
        post("{" + NODE + ",'secret':'s','state':'enabled'}").statusCode(201);
        stage.see(
                stage.seen("bbb-1", Health.ONLINE),
                stage.seen("new-1", Health.ONLINE, meeting("biology", Duration.ofHours(1), 3)));

        // When
        withKey()
                .delete("/api/nodes/new-1?by=anna&why=sold")
                .then()
                .statusCode(200)
                .body("state", equalTo("draining"))
                .body("stateSource", equalTo("left"))
                .body("left.why", equalTo("anna has taken it out: sold"))
                .body("out", equalTo("anna has taken it out: sold"));

        // Then it stays for its meeting, even if it is asked for again or the store is emptied
        withKey().delete("/api/nodes/new-1").then().statusCode(200);
        redis.flushall();
        stage.see(
                stage.seen("bbb-1", Health.ONLINE),
                stage.seen("new-1", Health.ONLINE, meeting("biology", Duration.ofHours(1), 3)));
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() ->
                        view.node("new-1").map(node -> node.state()).equals(java.util.Optional.of(NodeState.DRAINING)));

        // And goes when it is empty
        await().atMost(SOON).pollInterval(Duration.ofMillis(1500)).until(() -> {
            stage.see(stage.seen("bbb-1", Health.ONLINE), stage.seen("new-1", Health.ONLINE));
            return view.node("new-1").isEmpty();
        });
        withKey().get("/api/audit?node=new-1").then().body("[0].deed", equalTo("gone"));
        withKey().delete("/api/nodes/new-1").then().statusCode(404);
    }

    @Test
    void aNodeThatIsAddedAgainIsBackWithItsNewDescription() {
        post("{" + NODE + ",'secret':'s','state':'enabled'}").statusCode(201);
        withKey()
                .contentType("application/json")
                .body("{\"state\":\"cordoned\"}")
                .put("/api/nodes/new-1/state")
                .then()
                .statusCode(200);
        stage.see(stage.seen("new-1", Health.ONLINE, meeting("biology", Duration.ofHours(1), 3)));
        withKey().delete("/api/nodes/new-1").then().statusCode(200);

        post("{" + NODE + ",'secret':'s','state':'enabled','weight':3}")
                .statusCode(201)
                .body("state", equalTo("enabled"))
                .body("weight", equalTo(3.0f))
                .body("left", equalTo(null));
        assertThat(view.nodes().keySet()).isEqualTo(Set.of("bbb-1", "new-1"));
    }

    @Test
    void aNodeOfTheFileIsTakenOutThere() {
        withKey()
                .delete("/api/nodes/bbb-1")
                .then()
                .statusCode(409)
                .body("detail", containsString("listed by nodes.yaml: take it out there"));
        withKey().delete("/api/nodes/bbb-9").then().statusCode(404);
    }

    private static ValidatableResponse post(String body) {
        return withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/nodes")
                .then();
    }
}
