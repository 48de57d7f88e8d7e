package io.ensemble.dispatcher.access;

/** What a caller may be. */
public final class Roles {

    /** Has a key. */
    public static final String OPERATOR = "operator";

    private Roles() {}
}
