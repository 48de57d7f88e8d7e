package io.ensemble.gateway;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The one place where this service gets its time and its randomness from. */
class TimeAndChance {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Unguessable: room ids are made of it. */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
