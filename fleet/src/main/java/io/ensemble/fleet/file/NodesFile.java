package io.ensemble.fleet.file;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The format of nodes.yaml. */
public final class NodesFile {

    private static final Set<String> KEYS =
            Set.of("id", "kind", "url", "secret", "state", "tags", "weight", "exporter", "stats");

    private NodesFile() {}

    /** Reads the text of a nodes.yaml: all of its nodes, or every problem that it has. */
    public static Reading<List<Node>> read(String text, Secrets secrets) {
        return YamlText.read(text, file -> {
            file.allowOnly(Set.of("nodes"));
            var nodes = new ArrayList<Node>();
            var firstLines = new HashMap<String, Integer>();
            var entries = file.mappings("nodes", "a node");
            for (var entry : entries) {
                node(entry, secrets).ifPresent(node -> {
                    var earlier = firstLines.putIfAbsent(node.id(), entry.line("id"));
                    if (earlier != null) {
                        entry.note("id", "the id '" + node.id() + "' is taken by the node in line " + earlier);
                    }
                    nodes.add(node);
                });
            }
            if (entries.isEmpty()) {
                file.note("nodes", "there is no node; list at least one under 'nodes:'");
            }
            return List.copyOf(nodes);
        });
    }

    private static Optional<Node> node(YamlMapping entry, Secrets secrets) {
        entry.allowOnly(KEYS);
        var id = entry.parsed("id", true, Words.AN_ID, Words::id);
        var kind = entry.parsed("kind", true, "bigbluebutton or jitsi", NodeKind::called);
        var url = entry.parsed("url", true, Words.A_URL, Words::base);
        var secret = secret(entry, kind, secrets);
        var state = entry.parsed("state", false, "enabled, cordoned or disabled", Words::state);
        var weight = entry.parsed("weight", false, "a number above 0 and at most 1000", Words::weight);
        var exporter = entry.parsed("exporter", false, Words.A_URL, Words::url);
        var stats = entry.parsed("stats", false, Words.A_URL, Words::url);
        var tags = entry.texts("tags");
        if (id.isEmpty() || kind.isEmpty() || url.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Node(
                id.get(),
                kind.get(),
                url.get(),
                secret.get(),
                state.orElse(NodeState.ENABLED),
                Set.copyOf(tags),
                weight.orElse(1.0),
                exporter,
                stats));
    }

    private static Optional<Secret> secret(YamlMapping entry, Optional<NodeKind> kind, Secrets secrets) {
        var needed = kind.filter(NodeKind.BIGBLUEBUTTON::equals).isPresent();
        var written = entry.text("secret", needed);
        if (written.isEmpty()) {
            return needed ? Optional.empty() : Optional.of(Secret.NONE);
        }
        return Words.secret(entry, "secret", written.get(), secrets);
    }
}
