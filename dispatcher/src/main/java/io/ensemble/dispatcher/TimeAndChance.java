package io.ensemble.dispatcher;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Makes the clock and the generator that all others are given. */
@ApplicationScoped
class TimeAndChance {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    /** A generator that any number of threads may share. */
    @Produces
    @Singleton
    RandomGenerator chance() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
