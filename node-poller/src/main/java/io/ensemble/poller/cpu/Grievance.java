// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** What is to be said of somebody who is asked: once when it begins, once when it is over, and nothing between. */
final class Grievance {

    private static final Logger LOG = Logger.getLogger(Grievance.class);

    private final String about;
    private final AtomicReference<Optional<String>> told = new AtomicReference<>(Optional.empty());

    /**
     * Nothing is wrong yet.
     *
     * @param about whom it is about, as the first words of a line
     */
    Grievance(String about) {
        this.about = about;
    }

    /** Something is wrong: said if it is something else than last time. */
    void is(String what) {
        if (!told.getAndSet(Optional.of(what)).equals(Optional.of(what))) {
            LOG.warnf("%s: %s", about, what);
        }
    }

    /** All is well: said if it was not last time. */
    void isOver() {
        if (told.getAndSet(Optional.empty()).isPresent()) {
            LOG.infof("%s: is well again", about);
        }
    }
}
