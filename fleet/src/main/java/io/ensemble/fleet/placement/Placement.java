package io.ensemble.fleet.placement;

import java.time.Instant;

/** The binding of one meeting to one node, since when. */
public record Placement(MeetingKey meeting, String node, Instant since) {}
