package io.ensemble.sandbox.meeting;

/**
 * When a meeting ends by itself; all in minutes, named as the parameters of create.
 *
 * @param duration 0 is endless
 */
public record Lifetime(
        int duration,
        int expireIfNoUserJoined,
        int expireWhenLastUserLeft,
        boolean endWhenNoModerator,
        int endWhenNoModeratorDelay) {

    /** What a node takes without parameters (bigbluebutton.properties). */
    public static final Lifetime DEFAULT = new Lifetime(0, 5, 1, false, 1);
}
