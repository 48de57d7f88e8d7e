package io.ensemble.fleet.file;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a YAML text into a value while noting every problem with its line. */
final class YamlText {

    private final List<Problem> problems = new ArrayList<>();

    private YamlText() {}

    /**
     * Reads the text's one top-level mapping.
     *
     * @param read makes the value; whatever it returns is dropped if any problem was noted
     */
    static <T> Reading<T> read(String text, Function<YamlMapping, T> read) {
        var document = new YamlText();
        var value = document.root(text).map(read);
        return value.isPresent() && document.problems.isEmpty()
                ? new Reading.Accepted<>(value.get())
                : new Reading.Refused<>(document.problems);
    }

    void note(int line, String message) {
        problems.add(new Problem(line, message));
    }

    private Optional<YamlMapping> root(String text) {
        try {
            // Only composed, never constructed: no tag of the file can make an object.
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root == null) {
                note(1, "the file is empty");
                return Optional.empty();
            }
            return YamlMapping.of(root, "the file", this);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            note(mark == null ? 1 : mark.getLine() + 1, "not YAML: " + e.getProblem());
            return Optional.empty();
        } catch (YAMLException e) {
            note(1, "not YAML: it has a character that YAML does not allow, or is too deeply nested");
            return Optional.empty();
        }
    }
}
