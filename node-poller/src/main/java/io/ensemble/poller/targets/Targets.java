// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.targets;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.poller.cpu.HostAndPort;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The exporters of the nodes as Prometheus reads them.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/http_sd/">HTTP service discovery</a>
 */
final class Targets {

    private Targets() {}

    /** One group for each node that has an exporter and is in use. */
    static JsonArray of(Collection<Node> nodes) {
        var groups = new JsonArray();
        nodes.stream()
                .filter(node -> node.state() != NodeState.DISABLED)
                .forEach(node -> node.exporter().ifPresent(exporter -> groups.add(group(node, exporter))));
        return groups;
    }

    /**
     * The address of each node that is in use, for a prober that looks at it as people do: is it there, and how long is its
     * certificate good?
     */
    static JsonArray probes(Collection<Node> nodes) {
        var groups = new JsonArray();
        nodes.stream()
                .filter(node -> node.state() != NodeState.DISABLED)
                .forEach(node -> groups.add(new JsonObject()
                        .put("targets", new JsonArray().add(probed(node)))
                        .put("labels", labels(node))));
        return groups;
    }

    // A BigBlueButton server's API says without a secret that it is there; a Jitsi server has its page.
    private static String probed(Node node) {
        var url = node.url().toString().replaceFirst("/+$", "");
        return switch (node.kind()) {
            case BIGBLUEBUTTON -> url + "/bigbluebutton/api";
            case JITSI -> url + "/";
        };
    }

    private static JsonObject labels(Node node) {
        return new JsonObject()
                .put("node", node.id())
                .put("kind", node.kind().toString())
                // What changes with time is no label of a series, but there for relabelling.
                .put("__meta_ensemble_state", node.state().toString())
                .put("__meta_ensemble_tags", "," + String.join(",", new TreeSet<>(node.tags())) + ",");
    }

    private static JsonObject group(Node node, URI exporter) {
        var labels = labels(node)
                // Where and how to scrape.
                .put("__scheme__", exporter.getScheme())
                .put("__metrics_path__", path(exporter));
        return new JsonObject()
                .put("targets", new JsonArray().add(HostAndPort.of(exporter)))
                .put("labels", labels);
    }

    private static String path(URI exporter) {
        return Optional.ofNullable(exporter.getRawPath())
                .filter(path -> !path.isEmpty())
                .orElse("/metrics");
    }
}
