package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person whose browser connected at least once. */
final class User {

    private final Person person;
    private Media media;
    private boolean presenter;
    private @Nullable Instant lastBeat;
    private @Nullable Instant leftOn;
    private boolean leftAtWill;

    User(Person person, Media media) {
        this.person = person;
        this.media = media;
    }

    Person person() {
        return person;
    }

    Media media() {
        return media;
    }

    boolean present() {
        return leftOn == null;
    }

    boolean leftAtWill() {
        return leftAtWill;
    }

    boolean presenter() {
        return presenter;
    }

    void makePresenter() {
        presenter = true;
    }

    void connect(Media newMedia) {
        media = newMedia;
        leftOn = null;
        leftAtWill = false;
    }

    void beat(Instant now) {
        lastBeat = now;
    }

    void leave(Instant now, boolean atWill) {
        if (leftOn == null) {
            leftOn = now;
            presenter = false;
            media = Media.NONE;
        }
        lastBeat = null;
        leftAtWill |= atWill;
    }

    /** A browser that once reported and is silent for longer than that. Those who never report are remote-controlled. */
    boolean silentFor(Duration limit, Instant now) {
        return present() && lastBeat != null && Duration.between(lastBeat, now).compareTo(limit) > 0;
    }

    boolean goneFor(Duration limit, Instant now, TimeScale scale) {
        return leftOn != null && scale.between(leftOn, now).compareTo(limit) > 0;
    }

    Attendee view() {
        return new Attendee(person, presenter, media, !present());
    }
}
