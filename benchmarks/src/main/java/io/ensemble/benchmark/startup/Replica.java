package io.ensemble.benchmark.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One started process of a service. */
final class Replica implements AutoCloseable {

    /** Longer than any start on a busy machine; what takes this long hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Service service;
    private final Process process;
    private final Path log;
    private final long begun;

    private Replica(Service service, Process process, Path log, long begun) {
        this.service = service;
        this.process = process;
        this.log = log;
        this.begun = begun;
    }

    /** The clock runs from before the process exists. */
    static Replica start(Service service, Path folder, List<String> command, Path log) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // What the environment of whoever measures says of JVMs is not what is measured.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().putAll(service.environment());
        var begun = System.nanoTime();
        return new Replica(service, builder.start(), log, begun);
    }

    /** When each of the two was answered for the first time, both watched at once. */
    FirstAnswers awaitFirstAnswers() throws IOException, InterruptedException {
        var question = new Watch(service.ports().http(), service.question(), this::isAlive);
        var ready = new Watch(service.ports().management(), Service.READY, this::isAlive);
        var deadline = begun + PATIENCE.toNanos();
        var readyWatch = Thread.ofVirtual().start(() -> ready.until(deadline));
        question.until(deadline);
        readyWatch.join();
        if (question.answered() == 0 || ready.answered() == 0) {
            throw new IOException(service.name() + fate() + ":\n" + Files.readString(log));
        }
        return new FirstAnswers(
                Duration.ofNanos(question.answered() - begun), Duration.ofNanos(ready.answered() - begun));
    }

    /** Bytes of memory that the process has, as the system counts them. */
    long memory() throws IOException, InterruptedException {
        return Memory.resident(process.pid());
    }

    private String fate() {
        return isAlive() ? " did not answer within " + PATIENCE.toSeconds() + " s" : " stopped while it started";
    }

    private boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to stop, and waits: a JVM that trains writes its cache then. */
    void stop(Duration patience) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(service.name() + " did not stop within " + patience.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * How long a start took.
     *
     * @param question until the service answered a request of the kind that it is there for
     * @param ready until it said that it is ready
     */
    record FirstAnswers(Duration question, Duration ready) {}
}
