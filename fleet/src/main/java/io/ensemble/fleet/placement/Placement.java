package io.ensemble.fleet.placement;

import java.time.Instant;

/**
 * The binding of one meeting to one node.
 *
 * @param since when it was last claimed: made, or found by somebody who was about to use the meeting. It is different
 *     each time, so what was decided about an earlier claim does not hurt a later one
 */
public record Placement(MeetingKey meeting, String node, Instant since) {}
