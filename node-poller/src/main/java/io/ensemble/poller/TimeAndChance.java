package io.ensemble.poller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The one place where this service gets its time and its randomness from. */
@ApplicationScoped
class TimeAndChance {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Uptime uptime() {
        var began = System.nanoTime();
        return () -> Duration.ofNanos(System.nanoTime() - began);
    }

    @Produces
    @Singleton
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
