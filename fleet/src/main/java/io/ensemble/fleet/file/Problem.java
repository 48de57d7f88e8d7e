package io.ensemble.fleet.file;

/**
 * What is wrong with a file, and where.
 *
 * @param line counted from 1
 */
public record Problem(int line, String message) {

    @Override
    public String toString() {
        return "line " + line + ": " + message;
    }
}
