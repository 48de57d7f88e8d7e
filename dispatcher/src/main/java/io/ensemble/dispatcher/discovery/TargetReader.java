// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.file.NodeDescription;
import io.ensemble.fleet.file.NodeDescription.Described;
import io.ensemble.fleet.file.Secrets;
import io.ensemble.fleet.node.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Reads the answer of {@code GET /api/v1/targets}: each active target of one job is a node, described by its labels. */
final class TargetReader {

    private final DispatcherConfig.Prometheus config;
    private final Secrets secrets;

    TargetReader(DispatcherConfig.Prometheus config, Secrets secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    /** The targets of the job; empty if it is not the answer of a Prometheus. */
    Optional<TargetReading> read(JsonNode answer) {
        var targets = answer.path("data").path("activeTargets");
        if (!answer.path("status").asText().equals("success") || !targets.isArray()) {
            return Optional.empty();
        }
        var nodes = new LinkedHashMap<String, Node>();
        var unclear = new TreeSet<String>();
        var problems = new TreeSet<String>();
        var nameless = new boolean[1];
        StreamSupport.stream(targets.spliterator(), false)
                .map(Labels::of)
                .filter(labels -> labels.of("job").equals(Optional.of(config.job())))
                .forEach(labels -> {
                    var id = labels.of(config.labels().id());
                    if (id.filter(NodeDescription::isId).isEmpty()) {
                        nameless[0] = true;
                        problems.add("the label " + config.labels().id() + " of the target "
                                + labels.of("instance").orElse("without a name") + " is no id of a node");
                        return;
                    }
                    switch (describe(id.get(), labels)) {
                        case Described.Good(var node) -> {
                            var other = nodes.putIfAbsent(node.id(), node);
                            if (other != null && !other.equals(node)) {
                                problems.add("several targets are " + id.get() + ", described differently; the first"
                                        + " one counts");
                            }
                        }
                        case Described.Bad(var wrong) -> {
                            unclear.add(id.get());
                            wrong.forEach(problem -> problems.add(id.get() + ": " + problem));
                        }
                    }
                });
        unclear.removeAll(nodes.keySet());
        return Optional.of(new TargetReading(List.copyOf(nodes.values()), unclear, nameless[0], List.copyOf(problems)));
    }

    private Described describe(String id, Labels labels) {
        var names = config.labels();
        var values = new HashMap<String, String>();
        values.put("id", id);
        values.put("kind", labels.of(names.kind()).orElse("bigbluebutton"));
        labels.of(names.url()).ifPresent(url -> values.put("url", url));
        labels.of(names.weight()).ifPresent(weight -> values.put("weight", weight));
        labels.of(names.exporter()).ifPresent(exporter -> values.put("exporter", exporter));
        labels.of(names.stats()).ifPresent(stats -> values.put("stats", stats));
        labels.of(names.jicofo()).ifPresent(jicofo -> values.put("jicofo", jicofo));
        labels.of(names.census()).ifPresent(census -> values.put("census", census));
        labels.of(names.tokens()).ifPresent(tokens -> values.put("tokens", tokens));
        var written = labels.of(names.secret());
        if (written.isPresent() && !Secrets.isReference(written.get())) {
            return new Described.Bad(List.of("the label " + names.secret()
                    + " holds a secret, which everybody can read who can read Prometheus; write where it is: file:/... or"
                    + " ${NAME}"));
        }
        written.or(() -> config.secret().map(secret -> secret.replace("{node}", id)))
                .ifPresent(secret -> values.put("secret", secret));
        var tags = labels.of(names.tags()).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
        return NodeDescription.read(values, tags, secrets);
    }

    /** The labels of a target, and those that it had before relabelling. */
    private record Labels(JsonNode labels, JsonNode before) {

        static Labels of(JsonNode target) {
            return new Labels(target.path("labels"), target.path("discoveredLabels"));
        }

        /** The value of that label; empty if it is not there, or empty, which is the same to Prometheus. */
        Optional<String> of(String name) {
            return Optional.of(labels.path(name).asText())
                    .filter(value -> !value.isEmpty())
                    .or(() -> Optional.of(before.path(name).asText()))
                    .filter(value -> !value.isEmpty());
        }
    }
}
