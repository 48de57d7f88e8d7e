package io.ensemble.gateway;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.store.EndCallbackStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.gateway.store.StoreDoubt;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.RedisBehindRelay;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RedisBehindRelay.class)
@WithTestResource(StubDispatcher.class)
class StoreAwayTest {

    private static final MeetingKey ABC = new MeetingKey("default", "abc");
    private static final String JOIN_ABC = "fullName=Ada&meetingID=abc";
    private static final String INFO =
            "<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID></response>";
    private static final String NOT_FOUND =
            "<response><returncode>FAILED</returncode><messageKey>notFound</messageKey></response>";

    @Inject
    FleetOfTwo fleet;

    @Inject
    StoreAccess store;

    @Inject
    StoreDoubt doubt;

    @Inject
    EndCallbackStore ends;

    @Inject
    RedisDataSource redis;

    @TestHTTPResource(value = "/health/ready", management = true)
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URL ready;

    @BeforeEach
    void reset() {
        fleet.reset();
        fleet.withoutTheDeadNode();
        StubDispatcher.decides(Mood.MADE, "bbb-a");
    }

    @AfterEach
    void bringBack() {
        RedisBehindRelay.way().open();
        await().atMost(Duration.ofSeconds(20)).until(() -> !store.away());
    }

    @Test
    void aSilentStoreCostsOneDeadlineAndNotOnePerRequest() {
        // Given a meeting that this gateway once saw in the store
        fleet.placed(ABC, fleet.b());
        joinLeadsTo(fleet.b().node().url().toString());

        // When
        RedisBehindRelay.way().fallSilent();
        joinLeadsTo(fleet.b().node().url().toString());

        // Then the deadline of 1 s is not waited for again: fifty requests would take fifty seconds
        var began = System.nanoTime();
        for (var i = 0; i < 50; i++) {
            joinLeadsTo(fleet.b().node().url().toString());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        given().get(ready).then().statusCode(200);
    }

    @Test
    void aMeetingThatPollingSawIsJoined() {
        fleet.seen(fleet.a(), new MeetingSighting("abc", "i1", Duration.ofMinutes(1), 1, 1, 0, 0, false));
        goAway();
        joinLeadsTo(fleet.a().node().url().toString());
        assertThat(fleet.b().asked()).isEmpty();
    }

    @Test
    void aMeetingThatNobodySawIsLookedForOnTheNodesOnceForAll() throws Exception {
        // Given
        fleet.a().answering("getMeetingInfo", NOT_FOUND);
        fleet.b().answering("getMeetingInfo", INFO);
        goAway();

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var joins = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> joinLeadsTo(fleet.b().node().url().toString())))
                    .toList();

            // Then
            assertThat(joins).extracting(Future::get).containsOnlyNulls();
        }
        joinLeadsTo(fleet.b().node().url().toString());
        assertThat(fleet.b().asked().size()).isLessThanOrEqualTo(2);
    }

    @Test
    void aMeetingThatEveryNodeDeniesIsUnknownAndOtherwiseItIsInDoubt() {
        // Given
        fleet.a().answering("getMeetingInfo", NOT_FOUND);
        fleet.b().answering("getMeetingInfo", NOT_FOUND);
        goAway();

        // Then
        get("join", JOIN_ABC).statusCode(302).header("Location", containsString("invalidMeetingIdentifier"));
        get("isMeetingRunning", "meetingID=abc").body("response.running", equalTo("false"));

        // And when one does not say, nobody is told to create it again
        fleet.b().answering(502, "");
        get("join", JOIN_ABC).statusCode(302).header("Location", containsString("internalError"));
        get("getMeetingInfo", "meetingID=abc").body("response.messageKey", equalTo("internalError"));
    }

    @Test
    void aNodeThatHasAnsweredNonsenseForLongLeavesNobodyInDoubt() {
        // Given
        fleet.a().answering("getMeetingInfo", NOT_FOUND);
        fleet.b().answering(200, "<html>under maintenance</html>");
        fleet.polledWrong(fleet.b().node().id(), Wrong.ANSWER, Duration.ofMinutes(9));
        goAway();
        get("getMeetingInfo", "meetingID=abc").body("response.messageKey", equalTo("internalError"));

        // When
        bringBack();
        fleet.polledWrong(fleet.b().node().id(), Wrong.ANSWER, Duration.ofMinutes(11));
        goAway();

        // Then
        get("getMeetingInfo", "meetingID=abc").body("response.messageKey", equalTo("notFound"));
    }

    @Test
    void aStoreThatWasEmptiedIsNotBelieved() {
        // Given a meeting that another gateway created since the last poll
        fleet.emptied();
        fleet.withoutTheDeadNode();
        fleet.a().answering("getMeetingInfo", NOT_FOUND);
        fleet.b().answering("getMeetingInfo", INFO);

        // Then
        joinLeadsTo(fleet.b().node().url().toString());

        // And one that is ending is as good as over
        fleet.emptied();
        fleet.withoutTheDeadNode();
        fleet.a().answering("getMeetingInfo", NOT_FOUND);
        fleet.b()
                .answering(
                        "getMeetingInfo",
                        INFO.replace("</response>", "<hasBeenForciblyEnded>true</hasBeenForciblyEnded></response>"));
        get("join", JOIN_ABC).statusCode(302).header("Location", containsString("invalidMeetingIdentifier"));
    }

    @Test
    void whatNeedsTheStoreSaysSo() {
        goAway();
        get("hooks/create", "callbackURL=http%3A%2F%2F127.0.0.1%2F")
                .body("response.messageKey", equalTo("createHookError"));
        get("hooks/list", "").body("response.messageKey", equalTo("listHookError"));
        get("hooks/destroy", "hookID=x").body("response.messageKey", equalTo("destroyHookError"));
    }

    @Test
    void aMeetingIsCreatedAndItsEndIsRememberedWhenTheStoreIsBack() {
        // Given
        fleet.a()
                .answering(
                        200,
                        "<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID><messageKey></messageKey>"
                                + "</response>");
        goAway();

        // When
        get("create", "name=Test&meetingID=abc&meta_endCallbackUrl=http%3A%2F%2F127.0.0.1%2Fover")
                .body("response.returncode", equalTo("SUCCESS"));
        joinLeadsTo(fleet.a().node().url().toString());

        // Then
        RedisBehindRelay.way().open();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(store.ask(() -> ends.find(ABC))).isPresent());
    }

    @Test
    void anEmptiedOutboxIsNoOutage() {
        // Given
        var outages = store.outages();

        // When the store is emptied
        fleet.reset();
        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> redis.key().exists("ensemble:outbox"));
        assertThat(store.outages()).isEqualTo(outages);
    }

    private void goAway() {
        RedisBehindRelay.way().cut();
        await().atMost(Duration.ofSeconds(20)).until(store::away);
        assertThat(doubt.inDoubt()).isTrue();
    }

    private static void joinLeadsTo(String url) {
        get("join", JOIN_ABC).statusCode(302).header("Location", startsWith(url));
    }
}
