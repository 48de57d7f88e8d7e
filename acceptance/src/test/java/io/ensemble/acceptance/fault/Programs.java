package io.ensemble.acceptance.fault;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Programs that others wrote and that must be installed. */
public final class Programs {

    private Programs() {}

    /** Whether it is on the path. */
    public static boolean has(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Those of them that are not installed. */
    static List<String> missing(List<String> programs) {
        return programs.stream().filter(program -> !has(program)).toList();
    }
}
