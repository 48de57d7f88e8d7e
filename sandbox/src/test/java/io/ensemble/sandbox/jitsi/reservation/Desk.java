package io.ensemble.sandbox.jitsi.reservation;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import io.ensemble.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A reservation system that says what a test wants. */
final class Desk implements AutoCloseable {

    final List<Request> asked = new CopyOnWriteArrayList<>();
    volatile Function<Request, Response> answer = Desk::granted;
    private final WebServer server;

    Desk() throws IOException {
        server = WebServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), port -> this::handle);
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/reservations";
    }

    /** What was asked, as method and path. */
    List<String> lines() {
        return asked.stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    /** A room may open, for an hour from its start. */
    static Response granted(Request request) {
        return Response.json(request.method().equals("POST") ? 201 : 200, Json.write(booking(form(request))));
    }

    static Map<String, Object> booking(Parameters form) {
        var booking = new LinkedHashMap<String, Object>();
        booking.put("id", 17);
        booking.put("name", form.text("name"));
        booking.put("mail_owner", form.text("mail_owner"));
        booking.put("start_time", form.text("start_time"));
        booking.put("duration", 3600);
        return booking;
    }

    static Parameters form(Request request) {
        return Parameters.parse(request.body());
    }

    private Reply handle(Request request) {
        asked.add(request);
        return new Reply.Whole(answer.apply(request));
    }

    @Override
    public void close() {
        server.close();
    }
}
