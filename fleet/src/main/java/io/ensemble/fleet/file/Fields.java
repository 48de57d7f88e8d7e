// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keys and their values, wherever they stand; what does not fit is noted. */
interface Fields {

    /** The text of a key; empty, and noted if the key is required, when there is none. */
    Optional<String> text(String key, boolean required);

    /** The texts of a list; no texts when the key is not there. */
    List<String> texts(String key);

    /** Notes that something is wrong with a key. */
    void note(String key, String message);

    /** Notes every key that is not one of these. */
    void allowOnly(Set<String> known);

    /** A text made into something; noted with what is expected when it cannot be. */
    default <T> Optional<T> parsed(String key, boolean required, String expected, Function<String, Optional<T>> parse) {
        return text(key, required).flatMap(text -> {
            var value = parse.apply(text);
            if (value.isEmpty()) {
                note(key, "'" + key + "' must be " + expected + ", not '" + text + "'");
            }
            return value;
        });
    }
}
