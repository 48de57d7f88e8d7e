package io.ensemble.sandbox.node;

import io.ensemble.sandbox.meeting.EndedMeeting;
import io.ensemble.sandbox.meeting.TimeScale;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What all nodes share.
 *
 * @param random safe for many threads
 * @param ended told of every meeting that ends
 */
public record World(InstantSource time, TimeScale scale, RandomGenerator random, Consumer<EndedMeeting> ended) {}
