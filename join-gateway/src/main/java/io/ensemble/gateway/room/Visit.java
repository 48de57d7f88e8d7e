package io.ensemble.gateway.room;

import io.ensemble.bigbluebutton.Parameters;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Somebody at the door of a room, who may have to try several times.
 *
 * @param name as it was typed
 * @param id the same for all tries, so that whoever waits takes one seat and not one for each
 * @param tries how often the page has come again by itself
 */
record Visit(String name, String id, int tries) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int ID_BYTES = 16;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    /** What a form or an address says. */
    static Visit of(Parameters parameters, RandomGenerator random) {
        var id = parameters.text("visit");
        var tries = parameters.text("again");
        return new Visit(
                parameters.text("name"),
                ID.matcher(id).matches() ? id : newId(random),
                NUMBER.matcher(tries).matches() ? Integer.parseInt(tries) : 0);
    }

    private static String newId(RandomGenerator random) {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
