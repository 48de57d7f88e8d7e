package io.ensemble.fleet.file;

import io.ensemble.fleet.node.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** The format of nodes.yaml. */
public final class NodesFile {

    private NodesFile() {}

    /** Reads the text of a nodes.yaml: all of its nodes, or every problem that it has. */
    public static Reading<List<Node>> read(String text, Secrets secrets) {
        return YamlText.read(text, file -> {
            file.allowOnly(Set.of("nodes"));
            var nodes = new ArrayList<Node>();
            var firstLines = new HashMap<String, Integer>();
            var entries = file.mappings("nodes", "a node");
            for (var entry : entries) {
                NodeFields.read(entry, secrets).ifPresent(node -> {
                    var earlier = firstLines.putIfAbsent(node.id(), entry.line("id"));
                    if (earlier != null) {
                        entry.note("id", "the id '" + node.id() + "' is taken by the node in line " + earlier);
                    }
                    nodes.stream()
                            .filter(node::isSameServerAs)
                            .findFirst()
                            .ifPresent(other -> entry.note(
                                    "url",
                                    "the server at " + node.url() + " is listed as '" + other.id() + "' already"));
                    nodes.add(node);
                });
            }
            if (entries.isEmpty()) {
                file.note("nodes", "there is no node; list at least one under 'nodes:'");
            }
            return List.copyOf(nodes);
        });
    }
}
