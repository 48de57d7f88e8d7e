package io.ensemble.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A front end's end of the callbacks, and not a good one: of ten meetings, the first call for one fails, for one is never
 * answered, for one is cut off, and for one is answered twice.
 */
final class Receiver implements AutoCloseable {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String FAILURE = OK.replace("200 OK", "503 Service Unavailable");

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentMap<String, Integer> calls = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<String>> successes = new ConcurrentHashMap<>();

    Receiver() throws IOException {
        server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/ended");
    }

    /** The Idempotency-Keys of all calls for that meeting that were answered with success. */
    List<String> successes(String meetingId) {
        return successes.getOrDefault(meetingId, List.of());
    }

    /** Meetings whose end was heard of at least once. */
    int heardOf() {
        return successes.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var caller = server.accept();
                threads.execute(() -> answer(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1));
            var request = in.readLine();
            var key = "";
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("idempotency-key:")) {
                    key = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            if (request == null) {
                return;
            }
            var meeting = request.replaceAll(".*[?&]meetingID=([^& ]*).*", "$1");
            var first = calls.merge(meeting, 1, Integer::sum) == 1;
            var mood = first ? Math.floorMod(Integer.parseInt(meeting.replaceAll("\\D", "")), 10) : -1;
            switch (mood) {
                case 0 -> write(caller, FAILURE);
                case 1 -> Thread.currentThread().join();
                case 2 -> write(caller, OK.substring(0, 12));
                case 3 -> succeed(caller, meeting, key, OK.replace("Connection: close\r\n", "") + OK);
                default -> succeed(caller, meeting, key, OK);
            }
        } catch (IOException | InterruptedException gone) {
            // The caller gave up, or the test is over; either way nobody waits for this answer.
            Thread.currentThread().interrupt();
        }
    }

    private void succeed(Socket caller, String meeting, String key, String answer) throws IOException {
        successes.computeIfAbsent(meeting, id -> new CopyOnWriteArrayList<>()).add(key);
        write(caller, answer);
    }

    private static void write(Socket caller, String answer) throws IOException {
        caller.getOutputStream().write(answer.getBytes(ISO_8859_1));
        caller.getOutputStream().flush();
    }
}
