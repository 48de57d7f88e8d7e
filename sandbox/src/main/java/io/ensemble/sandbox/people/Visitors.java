package io.ensemble.sandbox.people;

import io.ensemble.sandbox.meeting.JoinRequest;
import io.ensemble.sandbox.meeting.Media;
import io.ensemble.sandbox.meeting.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
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

    JoinRequest joining(String meetingId) {
        var name = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size())) + " " + (char) ('A' + random.nextInt(26)) + ".";
        var role = random.nextDouble() < MODERATORS ? Role.MODERATOR : Role.VIEWER;
        return new JoinRequest(
                meetingId, name, role, "", OptionalLong.empty(), false, true, false, "", new LinkedHashMap<>());
    }

    Media media(Role role) {
        var speaks = role == Role.MODERATOR || random.nextDouble() < MICROPHONES;
        return new Media(speaks, random.nextDouble() < CAMERAS, !speaks);
    }
}
