// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ensemble.bigbluebutton.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A BigBlueButton server that has the meetings it is told to have, and notes which it was asked to end. */
final class FakeNode implements AutoCloseable {

    final Set<String> meetings = ConcurrentHashMap.newKeySet();
    final List<String> ended = new CopyOnWriteArrayList<>();
    /** Its own id of any meeting; it may be silent about that. */
    volatile String internalId = "";

    private final HttpServer server;

    FakeNode() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/bigbluebutton/api/getMeetingInfo", this::info);
        server.createContext("/bigbluebutton/api/end", this::end);
        server.start();
    }

    /** Its entry in nodes.yaml. */
    String entry(String id) {
        return "  - id: %s%n    kind: bigbluebutton%n    url: http://localhost:%d%n    secret: the-nodes-secret%n"
                .formatted(id, server.getAddress().getPort());
    }

    private void info(HttpExchange exchange) throws IOException {
        var meeting = meetingId(exchange);
        answer(
                exchange,
                meetings.contains(meeting)
                        ? "<returncode>SUCCESS</returncode><meetingID>" + meeting + "</meetingID><internalMeetingID>"
                                + internalId + "</internalMeetingID>"
                        : "<returncode>FAILED</returncode><messageKey>notFound</messageKey>");
    }

    private void end(HttpExchange exchange) throws IOException {
        var meeting = meetingId(exchange);
        ended.add(meeting);
        meetings.remove(meeting);
        answer(exchange, "<returncode>SUCCESS</returncode><messageKey>sentEndMeetingRequest</messageKey>");
    }

    private static String meetingId(HttpExchange exchange) {
        return Parameters.parse(exchange.getRequestURI().getRawQuery()).text("meetingID");
    }

    private static void answer(HttpExchange exchange, String content) throws IOException {
        var body = ("<response>" + content + "</response>").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
