// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.file;

import io.ensemble.fleet.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node that is described by keys and values which stand in no file: in a request, or in the labels of a target. */
public final class NodeDescription {

    private NodeDescription() {}

    /** What came of reading a description. */
    public sealed interface Described {

        /** It describes this node. */
        record Good(Node node) implements Described {}

        /** It describes none. */
        record Bad(List<String> problems) implements Described {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads a description by the rules of nodes.yaml.
     *
     * @param values by the keys of nodes.yaml, but for the tags
     */
    public static Described read(Map<String, String> values, List<String> tags, Secrets secrets) {
        var words = new Spoken(values, tags);
        var node = NodeFields.read(words, secrets);
        return node.isPresent() && words.problems.isEmpty()
                ? new Described.Good(node.get())
                : new Described.Bad(words.problems);
    }

    /** Whether this could be the id of a node. */
    public static boolean isId(String text) {
        return Words.id(text).isPresent();
    }

    private record Spoken(Map<String, String> values, List<String> tags, List<String> problems) implements Fields {

        Spoken(Map<String, String> values, List<String> tags) {
            this(values, tags, new ArrayList<>());
        }

        @Override
        public Optional<String> text(String key, boolean required) {
            var text = Optional.ofNullable(values.get(key));
            if (required && text.isEmpty()) {
                problems.add("'" + key + "' is missing");
            }
            return text;
        }

        @Override
        public List<String> texts(String key) {
            return key.equals("tags") ? tags : List.of();
        }

        @Override
        public void note(String key, String message) {
            problems.add(message);
        }

        @Override
        public void allowOnly(Set<String> known) {
            values.keySet().stream()
                    .filter(key -> !known.contains(key))
                    .sorted()
                    .forEach(key -> problems.add(Words.unknownKey(key, "the node", known)));
        }
    }
}
