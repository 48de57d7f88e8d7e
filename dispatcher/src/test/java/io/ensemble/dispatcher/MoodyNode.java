// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A node with meetings, which can be told to fail. */
final class MoodyNode implements AutoCloseable {

    static final String SECRET = "the-nodes-secret";

    /** How it answers. */
    enum Mood {
        WELL,
        HANGING,
        BAD_GATEWAY,
        GARBAGE,
        CHATLESS
    }

    private final HttpServer server;
    private final Map<String, String> meetings = new ConcurrentSkipListMap<>();
    private final Set<String> stubborn = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;

    MoodyNode() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/bigbluebutton/api/", this::serve);
        server.start();
    }

    /** Its entry in nodes.yaml. */
    String entry(String id) {
        return "  - id: %s%n    kind: bigbluebutton%n    url: %s%n    secret: %s%n".formatted(id, url(), SECRET);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    MoodyNode with(String... ids) {
        for (var id : ids) {
            meetings.put(id, "");
        }
        return this;
    }

    MoodyNode withBreakout(String id, String parent) {
        meetings.put(id, internal(parent));
        return this;
    }

    /** Never ends these. */
    MoodyNode keeping(String... ids) {
        stubborn.addAll(Set.of(ids));
        return this;
    }

    void be(Mood newMood) {
        mood = newMood;
    }

    /** What came that changes something, such as {@code end biology} or {@code say biology: text}. */
    List<String> asked() {
        return asked;
    }

    Set<String> meetings() {
        return meetings.keySet();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestURI().getPath().replace("/bigbluebutton/api/", "");
            var query = exchange.getRequestURI().getRawQuery();
            var signed =
                    Checksum.verify(call, query, Parameters.NONE, List.of(SECRET)) instanceof Checksum.Verdict.Valid;
            var now = mood;
            if (now == Mood.HANGING) {
                closing.await();
                return;
            }
            var text = now == Mood.GARBAGE
                    ? "<html>Welcome to nginx!</html>"
                    : signed ? answer(call, Parameters.parse(query), now) : failed("checksumError");
            var bytes = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(now == Mood.BAD_GATEWAY ? 502 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answer(String call, Parameters parameters, Mood now) {
        var id = parameters.text("meetingID");
        return switch (call) {
            case "getMeetings" -> listing();
            case "sendChatMessage" -> {
                if (now == Mood.CHATLESS) {
                    yield failed("unsupportedRequest");
                }
                asked.add("say " + id + ": " + parameters.text("message"));
                yield success("");
            }
            case "end" -> {
                asked.add("end " + id);
                if (stubborn.contains(id)) {
                    yield failed("internalError");
                }
                meetings.values().removeIf(internal(id)::equals);
                yield meetings.remove(id) == null ? failed("notFound") : success("sentEndMeetingRequest");
            }
            default -> failed("unsupportedRequest");
        };
    }

    private String listing() {
        var list = new StringBuilder("<response><returncode>SUCCESS</returncode><meetings>");
        meetings.forEach((id, parent) -> list.append(("<meeting><meetingID>%s</meetingID>"
                        + "<internalMeetingID>%s</internalMeetingID><isBreakout>%s</isBreakout>"
                        + "<parentMeetingID>%s</parentMeetingID></meeting>")
                .formatted(id, internal(id), !parent.isEmpty(), parent)));
        return list + "</meetings></response>";
    }

    /** No two nodes ever give the same. */
    private String internal(String id) {
        return id + "-at-" + server.getAddress().getPort();
    }

    private static String success(String key) {
        return "<response><returncode>SUCCESS</returncode><messageKey>" + key + "</messageKey></response>";
    }

    private static String failed(String key) {
        return "<response><returncode>FAILED</returncode><messageKey>" + key + "</messageKey></response>";
    }
}
