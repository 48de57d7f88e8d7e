package io.ensemble.gateway.hook;

/**
 * What came over the wire.
 *
 * @param url the address as the node was given it
 * @param checksum of the query; empty if there is none
 * @param authorization the header; empty if there is none
 * @param body to the letter, since it is signed
 */
record HookMessage(String url, String checksum, String authorization, String body) {

    /** Nothing of it: all parts are confidential. */
    @Override
    public String toString() {
        return "HookMessage";
    }
}
