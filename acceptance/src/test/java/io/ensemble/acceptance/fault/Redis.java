package io.ensemble.acceptance.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ensemble.acceptance.Ports;
import io.ensemble.acceptance.Program;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A Redis that keeps nothing on disk unless it is told to, so that whoever kills it empties it too; or a Sentinel, which
 * speaks the same.
 */
final class Redis implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private static final String SAVED = ".rdb";

    private static final String PONG = "+PONG\r\n";

    private final String name;
    private final int port;
    private final Path folder;
    private final List<String> command;
    private Program program;
    private int starts;

    private Redis(String name, int port, Path folder, List<String> command) {
        this.name = name;
        this.port = port;
        this.folder = folder;
        this.command = command;
        this.program = start();
    }

    /** Starts a server. */
    static Redis server(String name, Path folder, String... more) {
        var port = Ports.free();
        var command = new ArrayList<>(List.of("redis-server", "--port", String.valueOf(port), "--bind", "127.0.0.1"));
        command.addAll(List.of("--save", "", "--appendonly", "no", "--dbfilename", name + SAVED));
        command.addAll(List.of(more));
        return new Redis(name, port, folder, command);
    }

    /** Starts a Sentinel with that file, which it will write to. */
    static Redis sentinel(String name, int port, Path folder, Path file) {
        return new Redis(name, port, folder, List.of("redis-sentinel", file.toString()));
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void kill() {
        program.kill();
    }

    void freeze() {
        program.freeze();
    }

    void thaw() {
        program.thaw();
    }

    boolean isAlive() {
        return program.isAlive();
    }

    /** Starts it again on the same port, with nothing in it. */
    void restart() {
        try {
            Files.deleteIfExists(folder.resolve(name + SAVED));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot delete what " + name + " has saved", e);
        }
        restartAsSaved();
    }

    /** Starts it again on the same port, with what it saved last. */
    void restartAsSaved() {
        program = start();
        awaitReady();
    }

    /** Throws away all that is in it. */
    void empty() {
        tell("FLUSHALL");
    }

    /** Saves all that is in it. */
    void save() {
        tell("SAVE");
    }

    private void tell(String line) {
        try {
            var answer = ask(line);
            if (!answer.equals("+OK\r\n")) {
                throw new IllegalStateException(name + " answers " + answer);
            }
        } catch (IOException e) {
            throw new IllegalStateException(name + " does not answer", e);
        }
    }

    void awaitReady() {
        Awaitility.await(name)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> ask("PING").isEmpty());
    }

    /** What it answers to a command, in the protocol's own form. */
    String ask(String line) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            // The answer to a ping says that all of the first answer is there. (A Sentinel knows no QUIT.)
            socket.getOutputStream().write((line + "\r\nPING\r\n").getBytes(US_ASCII));
            var answer = new StringBuilder();
            var in = socket.getInputStream();
            while (answer.indexOf(PONG) < 0) {
                var next = in.read();
                if (next < 0) {
                    throw new EOFException(name + " closed the connection");
                }
                answer.append((char) next);
            }
            return answer.substring(0, answer.length() - PONG.length());
        }
    }

    @Override
    public void close() {
        program.kill();
    }

    private Program start() {
        starts++;
        return Program.start("faults-" + name + "-" + starts, command, folder, Map.of());
    }
}
