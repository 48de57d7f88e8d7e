package io.ensemble.acceptance.fault;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.ensemble.acceptance.Ports;
import io.ensemble.acceptance.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Prometheus that scrapes the nodes' exporters. */
public final class Prometheus implements AutoCloseable {

    private final Path folder;
    private final Path file;
    private final int port;
    private Program program;
    private int starts;

    Prometheus(Path folder, List<SimulatedNode> nodes) {
        this(Ports.free(), folder, nodes.stream().collect(toMap(SimulatedNode::id, SimulatedNode::port)));
    }

    /**
     * Starts one.
     *
     * @param nodes ports of the nodes by their ids
     */
    public Prometheus(int port, Path folder, Map<String, Integer> nodes) {
        this.port = port;
        this.folder = folder;
        this.file = folder.resolve("prometheus.yml");
        write(nodes);
        this.program = start();
    }

    /** Where it is asked. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void kill() {
        program.kill();
    }

    void freeze() {
        program.freeze();
    }

    void thaw() {
        program.thaw();
    }

    boolean isAlive() {
        return program.isAlive();
    }

    void restart() {
        program = start();
    }

    @Override
    public void close() {
        program.kill();
    }

    private void write(Map<String, Integer> nodes) {
        var targets = nodes.entrySet().stream()
                .map(node -> """
                              - targets: ["127.0.0.1:%d"]
                                labels: {node: "%s"}
                        """.formatted(node.getValue(), node.getKey()))
                .collect(joining());
        try {
            Files.writeString(file, """
                    global:
                      scrape_interval: 2s
                      scrape_timeout: 1s
                    scrape_configs:
                      - job_name: nodes
                        static_configs:
                    """ + targets);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write " + file, e);
        }
    }

    private Program start() {
        starts++;
        return Program.start(
                "faults-prometheus-" + starts,
                List.of(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port),
                folder,
                Map.of());
    }
}
