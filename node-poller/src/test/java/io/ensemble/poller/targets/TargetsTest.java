// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetsTest {

    @Test
    void eachExporterIsATargetWithItsNodesLabelsAndNoSecret() {
        var nodes = List.of(
                node(
                        "bbb-01",
                        Set.of("paris", "gpu"),
                        NodeState.CORDONED,
                        "https://bbb-01.example.org:9100/node/metrics"),
                node("bbb-02", Set.of(), NodeState.ENABLED, "http://10.0.0.2"));

        assertThat(Targets.of(nodes)).isEqualTo(new JsonArray("""
                                [{"targets":["bbb-01.example.org:9100"],
                                  "labels":{"node":"bbb-01","kind":"bigbluebutton","__scheme__":"https",
                                            "__metrics_path__":"/node/metrics","__meta_ensemble_state":"cordoned",
                                            "__meta_ensemble_tags":",gpu,paris,"}},
                                 {"targets":["10.0.0.2:80"],
                                  "labels":{"node":"bbb-02","kind":"bigbluebutton","__scheme__":"http",
                                            "__metrics_path__":"/metrics","__meta_ensemble_state":"enabled",
                                            "__meta_ensemble_tags":",,"}}]
                                """));
    }

    @Test
    void nodesOutOfUseOrWithoutExporterAreNone() {
        var nodes = List.of(
                node("bbb-01", Set.of(), NodeState.DISABLED, "https://bbb-01.example.org:9100/metrics"),
                Node.bigBlueButton("bbb-02", URI.create("https://bbb-02.example.org"), new Secret("s")));

        assertThat(Targets.of(nodes)).isEqualTo(new JsonArray());
    }

    @Test
    void eachNodeInUseIsProbedAtItsPublicAddress() {
        var nodes = List.of(
                Node.bigBlueButton("bbb-01", URI.create("https://bbb-01.example.org/"), new Secret("s")),
                Node.bigBlueButton("bbb-02", URI.create("https://bbb-02.example.org"), new Secret("s"))
                        .in(NodeState.DISABLED),
                jitsi("jitsi-01", "https://jitsi-01.example.org"));

        assertThat(Targets.probes(nodes)).isEqualTo(new JsonArray("""
                                [{"targets":["https://bbb-01.example.org/bigbluebutton/api"],
                                  "labels":{"node":"bbb-01","kind":"bigbluebutton","__meta_ensemble_state":"enabled",
                                            "__meta_ensemble_tags":",,"}},
                                 {"targets":["https://jitsi-01.example.org/"],
                                  "labels":{"node":"jitsi-01","kind":"jitsi","__meta_ensemble_state":"enabled",
                                            "__meta_ensemble_tags":",,"}}]
                                """));
    }

    private static Node jitsi(String id, String url) {
        return new Node(
                id,
                NodeKind.JITSI,
                URI.create(url),
                new Secret("s"),
                NodeState.ENABLED,
                Set.of(),
                1,
                Optional.empty(),
                Optional.empty());
    }

    private static Node node(String id, Set<String> tags, NodeState state, String exporter) {
        return new Node(
                id,
                NodeKind.BIGBLUEBUTTON,
                URI.create("https://" + id + ".example.org"),
                new Secret("s"),
                state,
                tags,
                1,
                Optional.of(URI.create(exporter)),
                Optional.empty());
    }
}
