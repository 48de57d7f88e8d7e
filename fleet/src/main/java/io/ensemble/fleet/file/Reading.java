package io.ensemble.fleet.file;

import java.util.List;

/** What came of reading a file: all of it, or none. */
public sealed interface Reading<T> {

    /** The whole file is good. */
    record Accepted<T>(T value) implements Reading<T> {}

    /** Something in the file is bad, so nothing of it is used. */
    record Refused<T>(List<Problem> problems) implements Reading<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
