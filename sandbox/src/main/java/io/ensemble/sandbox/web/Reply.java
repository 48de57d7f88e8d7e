package io.ensemble.sandbox.web;

/** How a request ends on the wire. */
public sealed interface Reply {
    /** Properly. */
    record Whole(Response response) implements Reply {}

    /** The headers promise all of it, half of it comes, and the connection is closed. */
    record Truncated(Response response) implements Reply {}

    /** The connection is closed without a word. */
    record Dropped() implements Reply {}
}
