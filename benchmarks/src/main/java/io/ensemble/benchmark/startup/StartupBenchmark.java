package io.ensemble.benchmark.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts each service many times in each form that there is. The launcher's {@code bench startup} calls it. */
public final class StartupBenchmark {

    /** Starts with 10,000 requests after them; their memory differs little, and they take longest. */
    private static final int LOADED_RUNS = 3;

    private final Path root;
    private final Path app;
    private final int runs;

    private StartupBenchmark(Path root, Path app, int runs) {
        this.root = root;
        this.app = app;
        this.runs = runs;
    }

    /**
     * @param arguments the repository's folder, the folder of what has been built, how many starts, and optionally the one
     *     service to measure
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var runs = Integer.parseInt(arguments[2]);
        var only = arguments.length > 3 ? Optional.of(arguments[3]) : Optional.<String>empty();
        new StartupBenchmark(Path.of(arguments[0]), Path.of(arguments[1]), Math.max(runs, LOADED_RUNS)).run(only);
    }

    private void run(Optional<String> only) throws IOException, InterruptedException {
        var started = InstantSource.system().instant();
        var suite = new Suite(StartupBenchmark::variable, freePorts());
        var rows = new ArrayList<Row>();
        for (var service : suite.services()) {
            if (only.isEmpty() || only.get().equals(service.name())) {
                rows.addAll(measure(service));
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("There is no service " + only.orElse(""));
        }
        var report = new Report(started.toString(), machine(), runs, rows);
        var file = root.resolve("target/bench/startup.json");
        report.write(file);
        System.out.print(report.table());
        System.out.println("Written to " + file);
    }

    private List<Row> measure(Service service) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var folder = app.resolve(service.name());
        var log = Files.createTempFile("ensemble-startup-", ".log");
        try {
            say(service.name() + ": training the AOT cache");
            Training.train(service, java, folder, log);
            var forms = new ArrayList<Form>(List.of(
                    new Form.PlainJar(java, folder),
                    new Form.CachedJar(java, folder, Form.Compiler.BOTH),
                    new Form.CachedJar(java, folder, Form.Compiler.QUICK)));
            var executable = executable(service);
            executable.ifPresent(program -> forms.add(new Form.NativeExecutable(program)));
            var rows = new ArrayList<>(inTurn(service, forms, log));
            if (executable.isEmpty()) {
                rows.add(Row.unmeasured(
                        service.name(), "native", "there is no native build and no native-image to make one"));
            }
            return rows;
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** In turn, so that whatever else the machine does meets all forms alike. */
    private List<Row> inTurn(Service service, List<Form> forms, Path log) throws IOException, InterruptedException {
        var trials = forms.stream().map(form -> new Trial(service, form, log)).toList();
        for (var trial : trials) {
            trial.warmUp();
        }
        for (var run = 0; run < runs; run++) {
            say("%s: start %d of %d".formatted(service.name(), run + 1, runs));
            for (var trial : trials) {
                trial.start(run < LOADED_RUNS);
            }
        }
        var rows = new ArrayList<Row>();
        for (var trial : trials) {
            rows.add(trial.row());
        }
        return rows;
    }

    /** As Quarkus names it: {@code MODULE-VERSION-runner}. */
    private Optional<Path> executable(Service service) throws IOException {
        var target = root.resolve(service.name()).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static Service.Ports freePorts() throws IOException {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Service.Ports(one.getLocalPort(), other.getLocalPort());
        }
    }

    private static String machine() {
        return "%s %s, %d processors, JDK %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version());
    }

    private static String variable(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set; call ./ensemble bench startup");
        }
        return value;
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
