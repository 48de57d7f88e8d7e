package io.ensemble.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the suite that runs as a process of its own, with its output in a file. */
public final class Program implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path LOGS = Path.of("target", "suite").toAbsolutePath();

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a built service of this repository. */
    static Program service(String module, String name, Map<String, String> environment) {
        return java(name, ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"), List.of(), environment);
    }

    /** Starts a jar of this repository. */
    public static Program java(String name, Path jar, List<String> arguments, Map<String, String> environment) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    jar + " is not built: run the tests through ./mvnw verify or ./ensemble test");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        command.addAll(arguments);
        return start(name, command, ROOT, environment);
    }

    /** Starts any program. */
    public static Program start(String name, List<String> command, Path folder, Map<String, String> environment) {
        try {
            Files.createDirectories(LOGS);
            var log = LOGS.resolve(name + ".log");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Program(name, builder.start(), log);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start " + name, e);
        }
    }

    /** The folder of the repository. */
    public static Path root() {
        return ROOT;
    }

    /** Whether the process runs, frozen or not. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Memory that it holds, in KiB. */
    long residentKib() {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the memory of " + name, e);
        }
    }

    /** What it has written so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the log of " + name, e);
        }
    }

    /** Waits for its end; its exit code. */
    int exitCode(long atMostSeconds) throws InterruptedException {
        if (!process.waitFor(atMostSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(name + " did not end within " + atMostSeconds + " s:\n" + output());
        }
        return process.exitValue();
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Stops it in the middle of whatever it does (SIGSTOP): its port takes connections, and nobody answers. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on, as if no time had passed (SIGCONT). */
    public void thaw() {
        signal("CONT");
    }

    /** Ends it as an operator would. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot send " + signal + " to " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
