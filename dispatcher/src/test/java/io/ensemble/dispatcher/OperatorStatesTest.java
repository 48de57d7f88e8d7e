// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.dispatcher.discovery.Discovery;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class OperatorStatesTest {

    @Inject
    Stage stage;

    @Inject
    Discovery discovery;

    @Inject
    RedisDataSource redis;

    @Inject
    ConfigurationStore configuration;

    @BeforeEach
    void twoNodes() {
        stage.idleNodes(2);
    }

    @Test
    void whoSaidItAndWhyIsShown() {
        put("bbb-1", "{'state':'draining','deadline':'PT2H','by':'anna','why':'new disk'}")
                .statusCode(200)
                .body("state", equalTo("draining"))
                .body("stateSource", equalTo("operator"))
                .body("operator.by", equalTo("anna"))
                .body("operator.why", equalTo("new disk"))
                .body("operator.at", notNullValue())
                .body("operator.deadline", notNullValue());
        put("bbb-1", "{'state':'cordoned'}")
                .statusCode(200)
                .body("operator.by", equalTo("an operator"))
                .body("operator.why", equalTo(""))
                .body("operator.deadline", nullValue());
    }

    @Test
    void aDrainingNodeIsDrainedOnceItIsSeenEmpty() {
        put("bbb-1", "{'state':'draining'}").body("drained", equalTo(false));

        stage.see(stage.seen("bbb-1", Health.ONLINE, meeting("aa", Duration.ofHours(1), 2)));
        withKey().get("/api/nodes").then().body("[0].drained", equalTo(false));

        stage.see(stage.seen("bbb-1", Health.ONLINE));
        withKey().get("/api/nodes").then().body("[0].drained", equalTo(true)).body("[0].state", equalTo("draining"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'state':'asleep'}                          | enabled, cordoned, draining or disabled
            {}                                          | enabled, cordoned, draining or disabled
            {'state':'cordoned','deadline':'PT2H'}      | only the state draining has a deadline
            {'state':'draining','deadline':'tomorrow'}  | deadline must be a duration
            {'state':'draining','deadline':'-PT2H'}     | deadline must not be in the past
            {'state':'draining','deadine':'PT2H'}       | known are state, deadline, by and why
            {'state':'cordoned','by':'a\\nb'}           | by must not have line breaks
            {'state':['cordoned']}                      | not the JSON that is expected
            """)
    void whatCannotBeDoneIsRefusedWithItsReason(String body, String detail) {
        put("bbb-1", body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
        withKey().get("/api/nodes").then().body("[0].state", equalTo("enabled"));
    }

    @Test
    void aReasonThatNobodyReadsIsRefused() {
        put("bbb-1", "{'state':'cordoned','why':'" + "x".repeat(501) + "'}")
                .statusCode(400)
                .body("detail", startsWith("why must not be longer than 500"));
    }

    @Test
    void aStoreThatIsEmptiedInTheMidstOfARoundForgetsNoStateForAMoment() {
        // Given
        put("bbb-1", "{'state':'disabled'}").statusCode(200);

        // When the states were put back before, and the nodes are published after
        redis.flushall();
        discovery.run();

        // Then
        assertThat(configuration.readNodes().orElseThrow().getFirst().state()).isEqualTo(NodeState.DISABLED);
    }

    @Test
    void anEmptiedStoreForgetsNoState() {
        // Given
        put("bbb-1", "{'state':'disabled','by':'anna','why':'fire'}").statusCode(200);
        put("bbb-2", "{'state':'cordoned'}").statusCode(200);
        withKey().delete("/api/nodes/bbb-2/state").then().statusCode(200);
        await().until(() -> redis.key().exists("ensemble:operator-states"));

        // When it is emptied just after a round of the dispatcher has published the nodes, so between two
        stage.see(stage.seen("bbb-1", Health.ONLINE), stage.seen("bbb-2", Health.ONLINE));
        redis.flushall();

        // Then what everybody reads is as before
        await().atMost(Duration.ofSeconds(10))
                .until(() -> configuration.readNodes().isPresent());
        var states = configuration.readNodes().orElseThrow().stream()
                .map(node -> node.state())
                .toList();
        assertThat(states).containsExactly(NodeState.DISABLED, NodeState.ENABLED);
        withKey().get("/api/nodes").then().body("[0].operator.why", equalTo("fire"));
    }

    @Test
    void everyChangeIsOnRecord() {
        put("bbb-1", "{'state':'draining','deadline':'2030-01-01T00:00:00Z'}").statusCode(400);
        put("bbb-1", "{'state':'cordoned','by':'anna','why':'new disk'}").statusCode(200);
        put("bbb-2", "{'state':'disabled'}").statusCode(200);
        withKey().delete("/api/nodes/bbb-1/state?by=ben&why=done").then().statusCode(200);

        audit("?node=bbb-1")
                .body("", hasSize(2))
                .body("what", contains("the state that its source gives it", "cordoned"))
                .body("by", contains("ben", "anna"))
                .body("why", contains("done", "new disk"))
                .body("at", everyItem(notNullValue()));
        audit("?limit=1").body("node", contains("bbb-1"));
        withKey().get("/api/audit?limit=0").then().statusCode(400);
    }

    private static ValidatableResponse audit(String query) {
        return withKey().get("/api/audit" + query).then().statusCode(200);
    }

    private static ValidatableResponse put(String node, String body) {
        return withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .put("/api/nodes/" + node + "/state")
                .then();
    }
}
