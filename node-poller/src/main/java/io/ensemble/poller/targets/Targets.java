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

    private static JsonObject group(Node node, URI exporter) {
        var labels = new JsonObject()
                .put("node", node.id())
                .put("kind", node.kind().toString())
                // Where and how to scrape.
                .put("__scheme__", exporter.getScheme())
                .put("__metrics_path__", path(exporter))
                // What changes with time is no label of a series, but there for relabelling.
                .put("__meta_ensemble_state", node.state().toString())
                .put("__meta_ensemble_tags", "," + String.join(",", new TreeSet<>(node.tags())) + ",");
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
