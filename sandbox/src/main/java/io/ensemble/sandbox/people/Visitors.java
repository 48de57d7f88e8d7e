package io.ensemble.sandbox.people;

import java.util.List;
import java.util.random.RandomGenerator;

/** Who comes, and with what devices; the mix of the worked example in section 4.2: 2 cameras and 5 microphones in 25. */
record Visitors(RandomGenerator random) {

    private static final double MODERATORS = 0.04;
    private static final double CAMERAS = 0.08;
    private static final double MICROPHONES = 0.20;

    private static final List<String> FIRST_NAMES = List.of(
            "Ada",
            "Alan",
            "Barbara",
            "Claude",
            "Donald",
            "Edsger",
            "Frances",
            "Grace",
            "Hedy",
            "Ivan",
            "Jean",
            "Katherine",
            "Leslie",
            "Margaret",
            "Niklaus",
            "Radia",
            "Tony",
            "Whitfield");

    Stranger next() {
        var name = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size())) + " " + (char) ('A' + random.nextInt(26)) + ".";
        var moderator = random.nextDouble() < MODERATORS;
        var speaks = moderator || random.nextDouble() < MICROPHONES;
        return new Stranger(name, moderator, speaks, random.nextDouble() < CAMERAS);
    }
}
