package io.ensemble.benchmark.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a service is built into, and how that is started. */
sealed interface Form {

    /** The same for plain and cached, and what the launcher uses: a small heap, and a collector that needs no threads. */
    List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx384m");

    /** The name in table and report. */
    String label();

    /** The working directory and what is run in it. */
    Path folder();

    List<String> command();

    /** Bytes on disk, without the JDK's own. */
    long size() throws IOException;

    /**
     * The jar with its libraries, on a JDK.
     *
     * @param java the JDK's program
     * @param folder {@code quarkus-app}
     */
    record PlainJar(Path java, Path folder) implements Form {

        @Override
        public String label() {
            return "jar";
        }

        @Override
        public List<String> command() {
            return started(java, List.of());
        }

        @Override
        public long size() throws IOException {
            return sizeOf(folder) - sizeOf(CachedJar.cache(folder));
        }
    }

    /**
     * The same jar with a cache of loaded and linked classes and of profiles (JEP 483, 514, 515).
     *
     * @param java the JDK's program; the cache is good for this very build of it
     * @param folder {@code quarkus-app}, with the cache in it
     * @param compiler which compilers work
     */
    record CachedJar(Path java, Path folder, Compiler compiler) implements Form {

        static Path cache(Path folder) {
            return folder.resolve("app.aot");
        }

        @Override
        public String label() {
            return compiler == Compiler.QUICK ? "jar, AOT, C1" : "jar, AOT";
        }

        /** A cache that does not fit stops the JVM; otherwise it would start without, and be measured all the same. */
        @Override
        public List<String> command() {
            var options = new ArrayList<>(List.of("-XX:AOTCache=" + cache(folder), "-XX:AOTMode=on"));
            options.addAll(compiler.options());
            return started(java, options);
        }

        @Override
        public long size() throws IOException {
            return sizeOf(folder);
        }
    }

    /** Which of the JVM's compilers work. */
    enum Compiler {
        /** Both. Told by the cache what will be much used, the thorough one competes with the start for the processors. */
        BOTH,
        /** The quick one alone. */
        QUICK;

        List<String> options() {
            return switch (this) {
                case BOTH -> List.of();
                case QUICK -> List.of("-XX:TieredStopAtLevel=1");
            };
        }
    }

    /**
     * A native executable.
     *
     * @param program the executable
     */
    record NativeExecutable(Path program) implements Form {

        @Override
        public String label() {
            return "native";
        }

        @Override
        public Path folder() {
            return program.toAbsolutePath().resolveSibling("");
        }

        /** The same bound on the heap as the jars have. */
        @Override
        public List<String> command() {
            return List.of(program.toAbsolutePath().toString(), "-Xmx384m");
        }

        @Override
        public long size() throws IOException {
            return Files.size(program);
        }
    }

    private static List<String> started(Path java, List<String> options) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        return command;
    }

    private static long sizeOf(Path place) throws IOException {
        if (!Files.exists(place)) {
            return 0;
        }
        var total = 0L;
        try (var files = Files.walk(place)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                total += Files.size(file);
            }
        }
        return total;
    }
}
