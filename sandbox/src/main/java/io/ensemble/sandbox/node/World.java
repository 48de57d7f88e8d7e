package io.ensemble.sandbox.node;

import io.ensemble.sandbox.callback.Courier;
import io.ensemble.sandbox.meeting.TimeScale;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What all nodes share.
 *
 * @param random safe for many threads
 * @param courier carries all callbacks
 */
public record World(InstantSource time, TimeScale scale, RandomGenerator random, Courier courier) {}
