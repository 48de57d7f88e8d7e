package io.ensemble.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.sandbox.node.MediaNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The nodes.yaml of a fleet, as Ensemble's services read it. */
final class NodesFile {

    private NodesFile() {}

    /**
     * Writes it whole or not at all, since somebody may be waiting for it; readable by its owner alone (a temporary file
     * is, and moving keeps that), since it holds secrets.
     */
    static void write(Path file, List<? extends MediaNode> nodes) throws IOException {
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

    static String text(List<? extends MediaNode> nodes) {
        return nodes.stream().map(NodesFile::entry).collect(Collectors.joining("", "nodes:\n", ""));
    }

    private static String entry(MediaNode node) {
        var lines = new ArrayList<String>();
        lines.add("  - id: " + node.id());
        lines.add("    kind: " + node.kind());
        lines.add("    url: " + node.url());
        node.secret().ifPresent(secret -> lines.add("    secret: " + secret));
        node.description().forEach((key, value) -> lines.add("    " + key + ": " + value));
        lines.add("    exporter: " + node.url() + "/metrics");
        return String.join("\n", lines) + "\n";
    }
}
