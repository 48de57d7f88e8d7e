package io.ensemble.fleet.file;

import io.ensemble.fleet.node.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds secrets that a file names instead of telling them: {@code ${ENV_NAME}} or {@code file:/run/secrets/x}. */
public final class Secrets {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final String FILE = "file:";

    /** Looks a variable up; null when it is not set. */
    @FunctionalInterface
    public interface Environment {
        @Nullable
        String get(String name);
    }

    private final Environment environment;

    public Secrets(Environment environment) {
        this.environment = environment;
    }

    /** The secrets as the process's own environment has them. */
    public static Secrets ofThisProcess() {
        return new Secrets(System::getenv);
    }

    /** What came of looking a secret up. */
    public sealed interface Lookup {
        /** The secret. */
        record Known(Secret secret) implements Lookup {}

        /** Why there is none; the text does not show what was written. */
        record Unknown(String why) implements Lookup {}
    }

    /** Whether the text tells where the secret is, and not the secret itself. */
    public static boolean isReference(String written) {
        return VARIABLE.matcher(written).matches() || written.startsWith(FILE);
    }

    /** Whether the text of a file may name other files that hold secrets. The environment does not change. */
    static boolean mayBeNamedIn(String text) {
        return text.contains(FILE);
    }

    /** The secret that a file means by this text. */
    public Lookup lookUp(String written) {
        var variable = VARIABLE.matcher(written);
        if (variable.matches()) {
            var name = variable.group(1);
            return known(environment.get(name), "the environment variable " + name + " is not set or empty");
        }
        if (written.startsWith(FILE)) {
            var path = written.substring(FILE.length());
            return known(content(path), "the file " + path + " cannot be read or is empty");
        }
        return known(written, "the secret is empty");
    }

    private static Lookup known(@Nullable String secret, String otherwise) {
        return secret == null || secret.isBlank()
                ? new Lookup.Unknown(otherwise)
                : new Lookup.Known(new Secret(secret));
    }

    private static @Nullable String content(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            return null;
        }
    }
}
