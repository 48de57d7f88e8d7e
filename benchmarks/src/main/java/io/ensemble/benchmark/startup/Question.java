package io.ensemble.benchmark.startup;

import java.util.Map;

/**
 * A request that a service answers from what it is there for.
 *
 * @param path path and query
 * @param headers headers besides Host
 */
record Question(String path, Map<String, String> headers) {

    static final int ANSWERED = 200;

    Question(String path) {
        this(path, Map.of());
    }
}
