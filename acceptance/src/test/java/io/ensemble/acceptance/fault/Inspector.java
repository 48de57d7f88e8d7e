package io.ensemble.acceptance.fault;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.ensemble.acceptance.ApiClient;
import io.ensemble.acceptance.Suite;
import io.ensemble.acceptance.fault.Judge.Evidence;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gathers for the judge: asks every node what it runs, and every gateway where each meeting is. */
final class Inspector implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Joins that are tried at the same time: as many as two cores do without making anybody wait. */
    private static final int AT_ONCE = 8;

    private final Harness harness;
    private final NodeDoor door;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Inspector(Harness harness, NodeDoor door) {
        this.harness = harness;
        this.door = door;
    }

    /** What there is to be seen now; the load must be at rest, and all nodes must live. */
    Evidence look(Collection<Meeting> meetings, List<Judge.Death> deaths) {
        var running = harness.nodes().stream()
                .collect(toMap(SimulatedNode::id, SimulatedNode::meetings, (one, other) -> one, TreeMap::new));
        var somewhere = running.values().stream().flatMap(Set::stream).collect(toSet());
        var led = led(meetings.stream()
                .filter(meeting -> meeting.state() == Meeting.State.OPEN)
                .map(Meeting::id)
                .filter(somewhere::contains)
                .toList());
        return new Evidence(meetings.stream().map(Meeting::account).toList(), running, led, deaths);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Map<String, Map<String, String>> led(List<String> meetings) {
        var led = new HashMap<String, Map<String, String>>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var joins = threads.invokeAll(meetings.stream()
                    .<Callable<Map<String, String>>>map(meeting -> () -> ledTo(meeting))
                    .toList());
            for (var i = 0; i < meetings.size(); i++) {
                led.put(meetings.get(i), joins.get(i).get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return led;
    }

    private Map<String, String> ledTo(String meeting) {
        return harness.gateways().stream().collect(toMap(Replica::name, gateway -> ledTo(meeting, gateway)));
    }

    private String ledTo(String meeting, Replica gateway) {
        var join = new ApiClient(gateway.url(), Suite.SECRET)
                .url("join", "fullName", "Judge", "meetingID", meeting, "role", "VIEWER");
        var answer = http.sendAsync(HttpRequest.newBuilder(join).build(), BodyHandlers.ofString());
        try {
            var reply = new Front.Reply(Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)), 1);
            return reply.location().flatMap(door::nodeAt).orElseGet(() -> FrontEnd.inWords(reply));
        } catch (ExecutionException | TimeoutException nobody) {
            answer.cancel(true);
            return "nowhere, without an answer";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "nowhere, interrupted";
        }
    }
}
