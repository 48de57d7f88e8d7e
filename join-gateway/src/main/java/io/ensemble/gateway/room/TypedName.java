package io.ensemble.gateway.room;

/** A name as somebody typed it, for a room or for themselves. */
sealed interface TypedName {

    /** A name that can be used: without white space around it, without control characters. */
    record Usable(String name) implements TypedName {}

    /** A name that cannot be used. The code is one that the web page knows. */
    record Unusable(String code, String why) implements TypedName {}

    /** Judges a name by its length in UTF-16 units, as BigBlueButton and the web page count. */
    static TypedName of(String typed, int min, int max) {
        var name = typed.replaceAll("\\p{Cntrl}", " ").strip();
        if (name.isEmpty()) {
            return new Unusable("name-missing", "Please give a name.");
        }
        if (name.length() < min) {
            return new Unusable("name-too-short", "The name must have at least " + min + " characters.");
        }
        if (name.length() > max) {
            return new Unusable("name-too-long", "The name must have at most " + max + " characters.");
        }
        return new Usable(name);
    }
}
