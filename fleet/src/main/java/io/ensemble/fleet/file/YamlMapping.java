package io.ensemble.fleet.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file whose values are read with checks; what does not fit is noted with its line. */
final class YamlMapping implements Fields {

    private final YamlText document;
    private final int line;
    private final String name;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlMapping(MappingNode node, String name, YamlText document) {
        this.document = document;
        this.line = lineOf(node);
        this.name = name;
        for (var tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                document.note(lineOf(tuple.getKeyNode()), "a key must be a plain word");
            } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                document.note(lineOf(key), "'" + key.getValue() + "' stands twice in " + name);
            } else {
                lines.put(key.getValue(), lineOf(key));
            }
        }
    }

    static Optional<YamlMapping> of(Node node, String name, YamlText document) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMapping(mapping, name, document));
        }
        document.note(lineOf(node), name + " must be a mapping of keys to values");
        return Optional.empty();
    }

    int line() {
        return line;
    }

    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    @Override
    public void note(String key, String message) {
        document.note(line(key), message);
    }

    @Override
    public void allowOnly(Set<String> known) {
        lines.forEach((key, keyLine) -> {
            if (!known.contains(key)) {
                document.note(keyLine, Words.unknownKey(key, name, known));
            }
        });
    }

    @Override
    public Optional<String> text(String key, boolean required) {
        var node = values.get(key);
        if (node == null) {
            if (required) {
                document.note(line, "'" + key + "' is missing in " + name);
            }
            return Optional.empty();
        }
        return scalar(node, "'" + key + "'");
    }

    @Override
    public List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (var item : items(key)) {
            scalar(item, "an entry of '" + key + "'").ifPresent(texts::add);
        }
        return texts;
    }

    /** The mappings of a list; none when the key is not there. */
    List<YamlMapping> mappings(String key, String itemName) {
        var mappings = new ArrayList<YamlMapping>();
        for (var item : items(key)) {
            of(item, itemName, document).ifPresent(mappings::add);
        }
        return mappings;
    }

    /** A mapping below a key. */
    Optional<YamlMapping> mapping(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(node -> of(node, "'" + key + "'", document));
    }

    /** All values as texts, whatever their keys. */
    Map<String, String> allTexts() {
        var texts = new LinkedHashMap<String, String>();
        for (var key : values.keySet()) {
            text(key, true).ifPresent(text -> texts.put(key, text));
        }
        return texts;
    }

    /** All values as lists of texts, whatever their keys. */
    Map<String, List<String>> allLists() {
        var lists = new LinkedHashMap<String, List<String>>();
        for (var key : values.keySet()) {
            lists.put(key, texts(key));
        }
        return lists;
    }

    private List<Node> items(String key) {
        var node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        document.note(lineOf(node), "'" + key + "' must be a list");
        return List.of();
    }

    private Optional<String> scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        document.note(lineOf(node), what + " must be a single value");
        return Optional.empty();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
