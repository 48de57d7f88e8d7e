package io.ensemble.sandbox.meeting;

/**
 * Somebody whom a meeting lists.
 *
 * @param left gone, but listed for a while (usersTimeout)
 */
public record Attendee(Person person, boolean presenter, Media media, boolean left) {

    boolean present() {
        return !left;
    }
}
