package io.ensemble.sandbox.node;

/**
 * What a node is from outside.
 *
 * @param port 0 for a free one
 */
public record NodeSpec(String id, String host, int port, String secret) {

    /** The node's address, once its port is known. */
    String url(int actualPort) {
        // An IPv6 address stands in brackets (RFC 3986, section 3.2.2).
        var address = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + address + ":" + actualPort;
    }
}
