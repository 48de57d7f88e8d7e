package io.ensemble.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.sandbox.callback.Courier;
import io.ensemble.sandbox.meeting.FakeTime;
import io.ensemble.sandbox.meeting.TimeScale;
import io.ensemble.sandbox.node.Node;
import io.ensemble.sandbox.node.NodeSpec;
import io.ensemble.sandbox.node.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

    private final World world = new World(
            new FakeTime(),
            TimeScale.REAL,
            new Random(1),
            new Courier((callback, rules) -> 200, pause -> {}, TimeScale.REAL, Runnable::run));

    @Test
    void saysWhichPortIsInUse() throws IOException {
        try (var first = Node.open(new NodeSpec("other", "127.0.0.1", 0, "s"), world)) {
            // Given
            var options = new Options(
                    1,
                    JitsiOptions.DEFAULT,
                    first.port(),
                    "127.0.0.1",
                    Optional.empty(),
                    TimeScale.REAL,
                    Optional.empty(),
                    0);
            // When, then
            assertThatThrownBy(() -> Fleet.open(options, new Secrets("seed"), world))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Cannot listen on 127.0.0.1:" + first.port());
        }
    }

    @Test
    void writesANodesFileForItsOwnerAlone(@TempDir Path directory) throws IOException {
        try (var node = Node.open(new NodeSpec("bbb-01", "127.0.0.1", 0, "s3cret"), world)) {
            // Given
            var file = directory.resolve("made/nodes.yaml");
            // When
            NodesFile.write(file, List.of(node));
            // Then
            assertThat(file).hasContent("""
                    nodes:
                      - id: bbb-01
                        kind: bigbluebutton
                        url: %1$s
                        secret: s3cret
                        exporter: %1$s/metrics
                    """.formatted(node.url()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void derivesStableSecrets() {
        // Given
        var secrets = new Secrets("seed");
        // When, then
        assertThat(secrets.of("bbb-01"))
                .isEqualTo(new Secrets("seed").of("bbb-01"))
                .isNotEqualTo(secrets.of("bbb-02"))
                .isNotEqualTo(new Secrets("other").of("bbb-01"));
    }
}
