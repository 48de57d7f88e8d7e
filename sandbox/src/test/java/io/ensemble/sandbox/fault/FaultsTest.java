package io.ensemble.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import io.ensemble.sandbox.node.RunningNode;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault as a client sees it. */
class FaultsTest {

    private final RunningNode node;

    FaultsTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void slowTakesItsTime() throws Exception {
        // Given
        fault("{\"kind\":\"slow\",\"millis\":300}");
        // When
        var before = System.nanoTime();
        var answer = node.xml("getMeetings");
        var took = Duration.ofNanos(System.nanoTime() - before);
        // Then
        assertThat(answer.text("returncode")).isEqualTo("SUCCESS");
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void statusIsAnsweredByNginxAlone() throws Exception {
        // Given
        fault("{\"kind\":\"status\",\"code\":502}");
        // When
        var answer = create();
        node.request("DELETE", "/sandbox/fault", "");
        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("502 Bad Gateway");
        assertThat(node.xml("getMeetings").text("messageKey")).isEqualTo("noMeetings");
    }

    @Test
    void htmlIsNoAnswer() throws Exception {
        // Given
        fault("{\"kind\":\"html\"}");
        // When
        var answer = create();
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<html>");
    }

    @Test
    void truncatedBreaksInTheMiddle() throws Exception {
        // Given
        fault("{\"kind\":\"truncated\"}");
        // When, then
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
    }

    @Test
    void emptyIsEmpty() throws Exception {
        // Given
        fault("{\"kind\":\"empty\"}");
        // When
        var answer = create();
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void resetAfterCreateLeavesAMeetingThatNobodyHeardOf() throws Exception {
        // Given
        fault("{\"kind\":\"reset-after-create\"}");
        // When, then
        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(node.node().place().meetings().ids()).containsExactly("m1");
    }

    @Test
    void wrongSecretFailsEveryChecksumUntilItIsOver() throws Exception {
        // Given
        fault("{\"kind\":\"wrong-secret\"}");
        // When
        var during = node.xml("getMeetings");
        node.request("DELETE", "/sandbox/fault", "");
        var after = node.xml("getMeetings");
        // Then
        assertThat(during.text("messageKey")).isEqualTo("checksumError");
        assertThat(after.text("returncode")).isEqualTo("SUCCESS");
    }

    @Test
    void hangNeverAnswersWhileTheSandboxDoes() throws Exception {
        // Given
        fault("{\"kind\":\"hang\"}");
        // When, then
        assertThatThrownBy(() -> node.impatiently("getMeetings", Duration.ofMillis(300)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(node.request("GET", "/sandbox/state", "").statusCode()).isEqualTo(200);
    }

    @Test
    void hangDropsThoseWhoWaitWhenItIsOver() throws Exception {
        // Given
        var faults = new Faults();
        faults.set(new Fault.Hang());
        var api = new FaultyApi(request -> Pages.notFound(), faults);
        var request = new Request("GET", "/bigbluebutton/api/getMeetings", "", new Headers(), "");
        // When
        var hanging = new FutureTask<>(() -> api.handle(request));
        var thread = Thread.startVirtualThread(hanging);
        assertThat(retryUntil(() -> thread.getState() == Thread.State.WAITING)).isTrue();
        faults.clear();
        // Then
        assertThat(hanging.get()).isInstanceOf(Reply.Dropped.class);
    }

    @Test
    void refuseClosesThePortForAWhile() throws Exception {
        // Given
        fault("{\"kind\":\"refuse\",\"millis\":1500}");
        // When
        var refused = retryUntil(() -> {
            try {
                node.xml("getMeetings");
                return false;
            } catch (ConnectException expected) {
                return true;
            } catch (IOException brokenOff) { // by the port that is about to close
                return false;
            }
        });
        var back = retryUntil(() -> {
            try {
                return node.xml("getMeetings").text("returncode").equals("SUCCESS");
            } catch (IOException notYet) {
                return false;
            }
        });
        // Then
        assertThat(refused).isTrue();
        assertThat(back).isTrue();
    }

    @Test
    void clockShiftsCreateTimes() throws Exception {
        // Given
        fault("{\"kind\":\"clock\",\"seconds\":3600}");
        // When
        var created = Long.parseLong(
                node.xml("create", "meetingID", "m1", "name", "Late").text("createTime"));
        // Then
        assertThat(created).isEqualTo(node.time.millis() + 3_600_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"kind\":\"rain\"}",
                "{\"kind\":\"slow\"}",
                "{\"kind\":\"status\",\"code\":200}",
                "{\"kind\":\"slow\",\"millis\":\"x\"}"
            })
    void refusesAFaultThatIsNone(String json) throws Exception {
        assertThat(node.request("PUT", "/sandbox/fault", json).statusCode()).isEqualTo(400);
    }

    private void fault(String json) throws IOException, InterruptedException {
        var status = node.request("PUT", "/sandbox/fault", json).statusCode();
        if (status != 204) {
            throw new AssertionError("PUT /sandbox/fault: " + status);
        }
    }

    private HttpResponse<String> create() throws IOException, InterruptedException {
        return node.call("create", "meetingID", "m1", "name", "Class");
    }

    private static boolean retryUntil(Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline) {
            if (condition.call()) {
                return true;
            }
        }
        return false;
    }
}
