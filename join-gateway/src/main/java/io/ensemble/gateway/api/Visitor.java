package io.ensemble.gateway.api;

/** Who calls, as far as the answer depends on it. */
public enum Visitor {
    /** A browser that goes to the address as to a page. */
    BROWSER,
    /** Our page that waits; it only asks whether a browser would be led on. */
    WAITING_PAGE,
    /** A front end, a script, a frame of another page. */
    PROGRAM
}
