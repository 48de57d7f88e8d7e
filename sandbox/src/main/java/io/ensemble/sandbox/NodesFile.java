package io.ensemble.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.sandbox.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** The nodes.yaml of a fleet, as Ensemble's services read it. */
final class NodesFile {

    private NodesFile() {}

    /**
     * Writes it whole or not at all, since somebody may be waiting for it; readable by its owner alone (a temporary file
     * is, and moving keeps that), since it holds secrets.
     */
    static void write(Path file, List<Node> nodes) throws IOException {
        var target = file.toAbsolutePath();
        var directory = target.getParent();
        if (directory == null) {
            throw new IOException(file + " is a directory");
        }
        Files.createDirectories(directory);
        var draft = Files.createTempFile(directory, ".nodes-", ".yaml");
        try {
            Files.writeString(draft, text(nodes), UTF_8);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    static String text(List<Node> nodes) {
        return nodes.stream().map(NodesFile::entry).collect(Collectors.joining("", "nodes:\n", ""));
    }

    private static String entry(Node node) {
        return """
                  - id: %s
                    kind: bigbluebutton
                    url: %s
                    secret: %s
                    exporter: %s/metrics
                """.formatted(node.id(), node.url(), node.secret(), node.url());
    }
}
