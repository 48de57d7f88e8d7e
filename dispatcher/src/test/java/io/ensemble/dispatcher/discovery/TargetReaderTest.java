// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.file.Secrets;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTest {

    private static final Secrets SECRETS = new Secrets(Map.of("BBB_SECRET", "from-env")::get);

    @Test
    void labelsDescribeANode() throws Exception {
        var reading = read(Map.of(), """
                {"labels":{"job":"bbb","node":"bbb-01","url":"https://bbb-01.example.org","weight":"2.5",
                 "tags":"gpu, paris,","secret":"${BBB_SECRET}","exporter":"http://10.0.0.1:9100/metrics"}}""");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.nodes())
                .containsExactly(new Node(
                        "bbb-01",
                        NodeKind.BIGBLUEBUTTON,
                        URI.create("https://bbb-01.example.org"),
                        new Secret("from-env"),
                        NodeState.ENABLED,
                        Set.of("gpu", "paris"),
                        2.5,
                        Optional.of(URI.create("http://10.0.0.1:9100/metrics")),
                        Optional.empty()));
    }

    @Test
    void whichLabelSaysWhatIsConfigured(@TempDir Path directory) throws Exception {
        // Given a secret per node in a file, and labels from before relabelling
        Files.writeString(directory.resolve("bbb-01"), "from-file\n");
        var settings = Map.of(
                "labels.id", "__meta_scaleway_baremetal_name",
                "labels.url", "public",
                "labels.kind", "flavour",
                "secret", "file:" + directory + "/{node}");

        // When
        var reading = read(settings, """
                {"discoveredLabels":{"__meta_scaleway_baremetal_name":"bbb-01"},
                 "labels":{"job":"bbb","public":"https://bbb-01.example.org","flavour":"bigbluebutton"}}""");

        // Then
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.nodes()).extracting(Node::id).containsExactly("bbb-01");
        assertThat(reading.nodes().getFirst().secret()).isEqualTo(new Secret("from-file"));
    }

    @Test
    void whatIsBadlyDescribedIsNamedAndHidesNothingElse() throws Exception {
        var reading = read(Map.of("secret", "s"), """
                {"labels":{"job":"bbb","node":"good","url":"https://good.example.org"}},
                {"labels":{"job":"bbb","node":"no-url"}},
                {"labels":{"job":"bbb","node":"heavy","url":"https://heavy.example.org","weight":"much"}},
                {"labels":{"job":"bbb","instance":"10.0.0.9:9100"}}""");

        assertThat(reading.nodes()).extracting(Node::id).containsExactly("good");
        assertThat(reading.unclear()).containsExactlyInAnyOrder("no-url", "heavy");
        assertThat(reading.nameless()).isTrue();
        assertThat(reading.problems())
                .containsExactlyInAnyOrder(
                        "no-url: 'url' is missing",
                        "heavy: 'weight' must be a number above 0 and at most 1000, not 'much'",
                        "the label node of the target 10.0.0.9:9100 is no id of a node");
    }

    @Test
    void aSecretThatAnybodyCanReadIsRefusedAndNotRepeated() throws Exception {
        var reading = read(Map.of(), """
                {"labels":{"job":"bbb","node":"a","url":"https://a.example.org","secret":"8cd8ef52e8e101574e40"}}""");

        assertThat(reading.nodes()).isEmpty();
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("holds a secret")
                .doesNotContain("8cd8ef52");
    }

    @Test
    void severalTargetsMayBeOneNode() throws Exception {
        var reading = read(Map.of("secret", "s"), """
                {"labels":{"job":"bbb","node":"a","url":"https://a.example.org","instance":"a:9100"}},
                {"labels":{"job":"bbb","node":"a","url":"https://a.example.org","instance":"a:9688"}},
                {"labels":{"job":"bbb","node":"a","url":"https://other.example.org"}}""");

        assertThat(reading.nodes()).singleElement().extracting(Node::url).hasToString("https://a.example.org");
        assertThat(reading.problems()).singleElement().asString().startsWith("several targets are a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "{\"status\":\"success\"}",
                "{\"status\":\"error\",\"data\":{\"activeTargets\":[]}}"
            })
    void whatIsNoAnswerOfAPrometheusSaysNothing(String answer) throws Exception {
        assertThat(reader(Map.of()).read(new ObjectMapper().readTree(answer))).isEmpty();
    }

    private static TargetReading read(Map<String, String> settings, String targets) throws JsonProcessingException {
        var answer = "{\"status\":\"success\",\"data\":{\"activeTargets\":[" + targets + "]}}";
        return reader(settings).read(new ObjectMapper().readTree(answer)).orElseThrow();
    }

    private static TargetReader reader(Map<String, String> settings) {
        var values = new HashMap<String, String>();
        values.put("ensemble.dispatcher.keys", "0123456789abcdef");
        values.put("ensemble.dispatcher.prometheus.url", "http://prometheus:9090");
        values.put("ensemble.dispatcher.prometheus.job", "bbb");
        settings.forEach((key, value) -> values.put("ensemble.dispatcher.prometheus." + key, value));
        var config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DispatcherConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(DispatcherConfig.class);
        return new TargetReader(config.prometheus(), SECRETS);
    }
}
