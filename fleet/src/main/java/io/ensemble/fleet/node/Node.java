package io.ensemble.fleet.node;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One media server.
 *
 * @param id unique in the fleet, {@code [a-z0-9-]}
 * @param url where people reach it; a BigBlueButton server's API is below {@code /bigbluebutton/api}
 * @param secret signs calls to a BigBlueButton server, or tokens for a Jitsi server, which may have none
 * @param state what the operator wants of it
 * @param tags what it offers, for placement by tag
 * @param weight relative capacity, above 0; a node of weight 2 takes twice the load of a node of weight 1
 * @param exporter where its node_exporter serves metrics
 * @param jitsi what only a Jitsi server has: always there for one, and for no other
 */
public record Node(
        String id,
        NodeKind kind,
        URI url,
        Secret secret,
        NodeState state,
        Set<String> tags,
        double weight,
        Optional<URI> exporter,
        Optional<Jitsi> jitsi) {

    public Node {
        tags = Set.copyOf(tags);
        if (!(weight > 0)) {
            throw new IllegalArgumentException("The weight of " + id + " must be above 0");
        }
        if (kind == NodeKind.JITSI) {
            // What an earlier version published has none.
            jitsi = jitsi.or(() -> Optional.of(Jitsi.with(secret)));
        } else if (jitsi.isPresent()) {
            throw new IllegalArgumentException(id + " is no Jitsi server");
        }
    }

    /** A BigBlueButton server with default settings. */
    public static Node bigBlueButton(String id, URI url, Secret secret) {
        return new Node(
                id,
                NodeKind.BIGBLUEBUTTON,
                url,
                secret,
                NodeState.ENABLED,
                Set.of(),
                1.0,
                Optional.empty(),
                Optional.empty());
    }

    /** An address on this node; the path begins with a slash. */
    public URI at(String path) {
        return URI.create(url.toString().replaceAll("/+$", "") + path);
    }

    /**
     * Whether the other one is the same server under another id, by what their addresses say: a server that has two names in
     * the DNS is not found out.
     */
    public boolean isSameServerAs(Node other) {
        return !id.equals(other.id) && kind == other.kind && server().equals(other.server());
    }

    private String server() {
        var https = "https".equalsIgnoreCase(url.getScheme());
        var port = url.getPort() >= 0 ? url.getPort() : https ? 443 : 80;
        return url.getHost().toLowerCase(Locale.ROOT) + ":" + port
                + url.getPath().replaceAll("/+$", "");
    }

    /** This node in another state. */
    public Node in(NodeState other) {
        return new Node(id, kind, url, secret, other, tags, weight, exporter, jitsi);
    }

    /** This node with another capacity. */
    public Node weighing(double other) {
        return new Node(id, kind, url, secret, state, tags, other, exporter, jitsi);
    }
}
