package io.ensemble.dispatcher.configuration;

import io.ensemble.fleet.file.Reading;
import io.ensemble.fleet.file.WatchedFile;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * A watched file whose last good content is kept published.
 *
 * @param <T> what the file says
 */
final class PublishedFile<T> {

    private static final Logger LOG = Logger.getLogger(PublishedFile.class);

    private final WatchedFile<T> file;
    private final ToIntFunction<T> count;
    private final Consumer<T> publish;
    private final BooleanSupplier published;
    private final LongSupplier outages;

    private Optional<T> good = Optional.empty();
    private boolean changed;
    private long publishedAfter;

    /**
     * Keeps a file published.
     *
     * @param count how many things the content has, for the log
     * @param publish writes the content to the store
     * @param published whether the store has any content
     * @param outages how often the store went away: it may have come back with what the file said before
     */
    PublishedFile(
            WatchedFile<T> file,
            ToIntFunction<T> count,
            Consumer<T> publish,
            BooleanSupplier published,
            LongSupplier outages) {
        this.file = file;
        this.count = count;
        this.publish = publish;
        this.published = published;
        this.outages = outages;
    }

    /** Reads the file if it has changed, and publishes what the store should have and has not. */
    void look() {
        file.change().ifPresent(this::judge);
        // A failed write is tried again at the next look; a store that was emptied is filled again.
        var after = outages.getAsLong();
        if (good.isPresent() && (changed || after != publishedAfter || !published.getAsBoolean())) {
            publish.accept(good.get());
            changed = false;
            publishedAfter = after;
        }
    }

    /** What the file last said when it was good. */
    Optional<T> good() {
        return good;
    }

    private void judge(Reading<T> reading) {
        var name = file.path().getFileName();
        switch (reading) {
            case Reading.Accepted<T>(var content) -> {
                good = Optional.of(content);
                changed = true;
                LOG.infof("%s is in force: %d entries", name, count.applyAsInt(content));
            }
            case Reading.Refused<T>(var problems) -> {
                problems.forEach(problem -> LOG.warnf("%s %s", name, problem));
                LOG.warnf("%s is refused; what was last good stays in force", name);
            }
        }
    }
}
