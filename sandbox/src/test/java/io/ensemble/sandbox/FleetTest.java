package io.ensemble.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.sandbox.callback.Courier;
import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.meeting.FakeTime;
import io.ensemble.sandbox.meeting.TimeScale;
import io.ensemble.sandbox.node.Node;
import io.ensemble.sandbox.node.NodeSpec;
import io.ensemble.sandbox.node.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
    void opensJitsiNodesAfterTheOthersAndDealsOutTheirTokens() throws IOException {
        // Given
        var jitsi = new JitsiOptions(
                3, List.of(TokenMode.SECRET, TokenMode.NONE), Optional.empty(), Optional.of("http://desk/{node}"));
        var port = freePorts(4);
        var options =
                new Options(1, jitsi, port, "127.0.0.1", Optional.empty(), TimeScale.REAL, Optional.of("seed"), 0);
        var secrets = new Secrets("seed");
        // When
        try (var fleet = Fleet.open(options, secrets, world)) {
            // Then
            assertThat(NodesFile.text(fleet.nodes())).isEqualTo("""
                    nodes:
                      - id: bbb-01
                        kind: bigbluebutton
                        url: http://127.0.0.1:%1$d
                        secret: %5$s
                        exporter: http://127.0.0.1:%1$d/metrics
                      - id: jitsi-01
                        kind: jitsi
                        url: http://127.0.0.1:%2$d
                        secret: %6$s
                        tokens: secret
                        stats: http://127.0.0.1:%2$d/colibri/stats
                        jicofo: http://127.0.0.1:%2$d/jicofo/metrics
                        census: http://127.0.0.1:%2$d/room-census
                        exporter: http://127.0.0.1:%2$d/metrics
                      - id: jitsi-02
                        kind: jitsi
                        url: http://127.0.0.1:%3$d
                        tokens: none
                        stats: http://127.0.0.1:%3$d/colibri/stats
                        jicofo: http://127.0.0.1:%3$d/jicofo/metrics
                        census: http://127.0.0.1:%3$d/room-census
                        exporter: http://127.0.0.1:%3$d/metrics
                      - id: jitsi-03
                        kind: jitsi
                        url: http://127.0.0.1:%4$d
                        secret: %7$s
                        tokens: secret
                        stats: http://127.0.0.1:%4$d/colibri/stats
                        jicofo: http://127.0.0.1:%4$d/jicofo/metrics
                        census: http://127.0.0.1:%4$d/room-census
                        exporter: http://127.0.0.1:%4$d/metrics
                    """.formatted(
                            port,
                            port + 1,
                            port + 2,
                            port + 3,
                            secrets.of("bbb-01"),
                            secrets.of("jitsi-01"),
                            secrets.of("jitsi-03")));
        }
    }

    @Test
    void tellsEachNodeWhomToAsk() {
        // Given
        var jitsi = new JitsiOptions(
                1, List.of(TokenMode.NONE), Optional.empty(), Optional.of("http://desk/{node}/reservations"));
        // When
        var spec = jitsi.spec(new NodeSpec("jitsi-01", "127.0.0.1", 0, "s"), 0);
        // Then
        assertThat(spec.reservations()).contains("http://desk/jitsi-01/reservations");
    }

    // So many in a row; somebody else may take one before the test does, but hardly ever does.
    private static int freePorts(int count) throws IOException {
        for (var first = 21_000; first < 30_000; first += count) {
            if (allFree(first, count)) {
                return first;
            }
        }
        throw new IOException("No " + count + " free ports in a row");
    }

    private static boolean allFree(int first, int count) {
        for (var port = first; port < first + count; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
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
