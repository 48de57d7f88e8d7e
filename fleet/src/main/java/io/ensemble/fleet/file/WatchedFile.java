package io.ensemble.fleet.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file that is looked at again and again. Its content is compared, not its time: mounted configuration changes by
 * swapped links, and editors keep or change times as they like. So are the secrets that it names, since they change by
 * themselves.
 *
 * @param <T> what is read from it
 */
public final class WatchedFile<T> {

    private final Path path;
    private final Function<String, Reading<T>> read;
    private @Nullable Look<T> last;
    private @Nullable Look<T> seenOnce;
    private boolean lastMissing;

    /** What the file said, and what came of it with the secrets of that moment. Its text is for no log: it may tell some. */
    private record Look<T>(String text, Reading<T> reading) {}

    public WatchedFile(Path path, Function<String, Reading<T>> read) {
        this.path = path;
        this.read = read;
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** What the file says, if that has changed since the last call. A file that cannot be read is refused once. */
    public synchronized Optional<Reading<T>> change() {
        String text;
        try {
            text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            var alreadySaid = lastMissing;
            lastMissing = true;
            last = null;
            return alreadySaid
                    ? Optional.empty()
                    : Optional.of(new Reading.Refused<>(List.of(new Problem(1, "the file cannot be read"))));
        }
        lastMissing = false;
        if (last != null && text.equals(last.text()) && !Secrets.mayBeNamedIn(text)) {
            seenOnce = null;
            return Optional.empty();
        }
        var look = new Look<>(text, read.apply(text));
        if (look.equals(last)) {
            seenOnce = null;
            return Optional.empty();
        }
        // A change counts when it is seen twice: a file may be looked at while it is being written.
        if (last != null && !look.equals(seenOnce)) {
            seenOnce = look;
            return Optional.empty();
        }
        last = look;
        return Optional.of(look.reading());
    }
}
