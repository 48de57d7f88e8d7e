package io.ensemble.sandbox.meeting;

import java.util.random.RandomGenerator;

/** Random texts as a node makes them. */
public record Tokens(RandomGenerator random) {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** So many letters and digits. */
    public String alphanumeric(int length) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** Five digits without a leading zero. */
    String voiceBridge() {
        return Integer.toString(random.nextInt(10_000, 100_000));
    }
}
