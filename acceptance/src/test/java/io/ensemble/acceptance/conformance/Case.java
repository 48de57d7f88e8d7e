package io.ensemble.acceptance.conformance;

import java.util.List;

/**
 * One row of the table.
 *
 * @param file the name of its file, without the ending
 * @param given calls that are made before, each {@code VERB QUERY}
 * @param call below {@code /bigbluebutton/api}, with its slash; empty for the bare address
 * @param query a template; signed unless it starts with {@code !} or holds a checksum of its own
 * @param headers each {@code Name: value}
 * @param loose whether the reference leaves the answer open, so that the two sides may differ
 * @param expected one check a line
 */
record Case(
        String id,
        String file,
        List<String> given,
        String method,
        String call,
        String query,
        List<String> headers,
        Body body,
        boolean loose,
        List<String> expected) {

    /**
     * What is sent after the headers.
     *
     * @param contentType empty for none
     * @param chunked whether its length is not announced
     */
    record Body(String contentType, String text, boolean chunked) {

        static final Body NONE = new Body("", "", false);
    }

    @Override
    public String toString() {
        return id + ": " + method + " " + call;
    }
}
