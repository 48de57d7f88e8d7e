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
 * swapped links, and editors keep or change times as they like.
 *
 * @param <T> what is read from it
 */
public final class WatchedFile<T> {

    private final Path path;
    private final Function<String, Reading<T>> read;
    private @Nullable String lastText;
    private @Nullable String seenOnce;
    private boolean lastMissing;

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
            lastText = null;
            return alreadySaid
                    ? Optional.empty()
                    : Optional.of(new Reading.Refused<>(List.of(new Problem(1, "the file cannot be read"))));
        }
        lastMissing = false;
        if (text.equals(lastText)) {
            seenOnce = null;
            return Optional.empty();
        }
        // A change counts when it is seen twice: a file may be looked at while it is being written.
        if (lastText != null && !text.equals(seenOnce)) {
            seenOnce = text;
            return Optional.empty();
        }
        lastText = text;
        return Optional.of(read.apply(text));
    }
}
