package io.ensemble.sandbox.meeting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Who somebody is in a meeting; fixed from the join on.
 *
 * @param internalId {@code w_} and 12 characters
 * @param userId the userID that join sent, else the internal one
 * @param customData one entry for each userdata- parameter
 */
public record Person(
        String internalId,
        String userId,
        String fullName,
        Role role,
        boolean bot,
        SequencedMap<String, String> customData) {

    public Person {
        customData = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(customData));
    }
}
