// SPDX-License-Identifier: Apache-2.0
package io.ensemble.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the Grafana dashboards ask for. */
final class Dashboards {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Dashboards() {}

    /**
     * A query of a panel.
     *
     * @param promql as Prometheus gets it, with all values of each variable
     */
    record Query(String dashboard, String panel, String promql) {}

    /** All queries of the dashboards in that folder. */
    static List<Query> queries(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> queries(file, read(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + folder, e);
        }
    }

    private static List<Query> queries(Path file, JsonNode dashboard) {
        return dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Query(
                                file.getFileName().toString(),
                                panel.path("title").asText(),
                                filledIn(target.path("expr").asText()))))
                .toList();
    }

    private static String filledIn(String query) {
        return query.replace("$__rate_interval", "1m").replaceAll("\\$[a-z]+", ".*");
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }
}
