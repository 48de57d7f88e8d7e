// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.fleet.node.Node;
import io.ensemble.poller.cpu.PrometheusAnswer.Sample;
import io.ensemble.poller.fetch.BoundedGet;
import io.ensemble.poller.fetch.BoundedGet.Fetched;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A Prometheus that scrapes the nodes: one query answers for all of them.
 *
 * <p>A sample belongs to the node whose id is its label {@code node}, or else to the one whose exporter its label {@code
 * instance} names, as host:port.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries">Instant queries</a>
 */
final class Prometheus implements CpuSource {

    private static final String NODE = "node";
    private static final String INSTANCE = "instance";

    private final URI query;
    private final Optional<String> authorization;
    private final BoundedGet http;
    private final CpuReadings readings;
    private final Grievance grievance;

    /**
     * A Prometheus.
     *
     * @param base its address, to which {@code /api/v1/query} is added; a user and a password in it are sent as basic
     *     authentication
     * @param promQl what to ask it: a vector of shares from 0 to 1
     */
    Prometheus(URI base, String promQl, BoundedGet http, CpuReadings readings) {
        this.query = URI.create(base.getScheme() + "://" + HostAndPort.of(base) + path(base) + "/api/v1/query?query="
                + URLEncoder.encode(promQl, UTF_8));
        this.authorization = Optional.ofNullable(base.getUserInfo())
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
        this.http = http;
        this.readings = readings;
        this.grievance = new Grievance("Prometheus at " + HostAndPort.of(base));
    }

    @Override
    public void read(Collection<Node> own, Collection<Node> all) throws InterruptedException {
        var request = HttpRequest.newBuilder(query);
        authorization.ifPresent(value -> request.header("Authorization", value));
        switch (http.from(request)) {
            case Fetched.Nothing nothing ->
                lost(nothing.why() + (nothing.status().equals(OptionalInt.of(400)) ? ", is the query right?" : ""));
            case Fetched.Text page ->
                PrometheusAnswer.read(page.text())
                        .ifPresentOrElse(answer -> note(all, answer), () -> lost("the answer is no vector of samples"));
        }
    }

    private void lost(String why) {
        grievance.is(why + ". How busy nodes are is soon unknown; meetings are placed by counts alone");
    }

    private void note(Collection<Node> nodes, PrometheusAnswer answer) {
        var busy = new HashMap<String, Double>();
        for (var sample : answer.samples()) {
            // Of two samples for one node, as two Prometheis in one have them, the busier one counts; no number wins.
            nodeOf(sample, nodes).ifPresent(node -> busy.merge(node, sample.value(), Math::max));
        }
        nodes.forEach(node -> Optional.ofNullable(busy.get(node.id()))
                .ifPresentOrElse(share -> readings.note(node.id(), share), () -> readings.unknown(node.id())));
        if (!busy.isEmpty()) {
            grievance.isOver();
        } else if (answer.samples().isEmpty()) {
            grievance.is(
                    "it answers no sample. Does it scrape the exporters, and does the range of the query hold four scrapes?");
        } else {
            grievance.is(
                    "none of its samples is about a node. Each needs a label 'node' with the node's id, or 'instance'"
                            + " with host:port of the node's exporter");
        }
    }

    private static Optional<String> nodeOf(Sample sample, Collection<Node> nodes) {
        return find(nodes, node -> node.id().equals(sample.labels().get(NODE)))
                .or(() -> find(
                        nodes,
                        node -> node.exporter().map(HostAndPort::of).stream()
                                .anyMatch(exporter ->
                                        exporter.equals(sample.labels().get(INSTANCE)))));
    }

    private static Optional<String> find(Collection<Node> nodes, Predicate<Node> wanted) {
        return nodes.stream().filter(wanted).map(Node::id).findFirst();
    }

    private static String path(URI base) {
        return Optional.ofNullable(base.getRawPath()).orElse("").replaceAll("/+$", "");
    }
}
