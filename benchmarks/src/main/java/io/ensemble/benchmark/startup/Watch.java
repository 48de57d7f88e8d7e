package io.ensemble.benchmark.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks a port the same question until it is answered. Plain sockets, since a client's own warm-up would be measured. */
final class Watch {

    /** Far below what is measured, and far above the cost of a refused connection. */
    private static final Duration PAUSE = Duration.ofMillis(3);

    private static final int TIMEOUT_MILLIS = 5_000;

    private final int port;
    private final byte[] request;
    private final BooleanSupplier alive;
    private volatile long answered;

    Watch(int port, Question question, BooleanSupplier alive) {
        this.port = port;
        this.request = text(question).getBytes(StandardCharsets.UTF_8);
        this.alive = alive;
    }

    /**
     * @param deadline on the clock of {@link System#nanoTime()}
     */
    void until(long deadline) {
        try {
            while (alive.getAsBoolean() && System.nanoTime() < deadline) {
                if (isAnswered()) {
                    answered = System.nanoTime();
                    return;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the answer came, on the clock of {@link System#nanoTime()}; 0 if none did. */
    long answered() {
        return answered;
    }

    private boolean isAnswered() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request);
            var status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status != null && status.startsWith("HTTP/1.1 " + Question.ANSWERED);
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String text(Question question) {
        var text =
                new StringBuilder("GET " + question.path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        question.headers().forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
        return text.append("\r\n").toString();
    }
}
