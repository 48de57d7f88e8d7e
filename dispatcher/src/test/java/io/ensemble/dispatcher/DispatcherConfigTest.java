package io.ensemble.dispatcher;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.dispatcher.placement.PolicyName;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DispatcherConfigTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "ensemble.dispatcher.nodes-file", "/etc/ensemble/nodes.yaml",
            "ensemble.dispatcher.keys", "0123456789abcdef,fedcba9876543210");

    @Test
    void theDefaults() {
        var config = config(Map.of());
        assertThat(config.nodesFile()).contains(Path.of("/etc/ensemble/nodes.yaml"));
        assertThat(config.tenantsFile()).isEmpty();
        assertThat(config.defaultSecret()).isEmpty();
        assertThat(config.keys()).isEqualTo(List.of("0123456789abcdef", "fedcba9876543210"));
        assertThat(config.refreshEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.expectedParticipants()).isEqualTo(15);
        assertThat(config.youngFor()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.reserveAtMost()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.snapshotMaxAge()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.releaseAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.confirmEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.endsAtOnce()).isEqualTo(16);
        assertThat(config.forgetSilentAfter()).isEqualTo(Duration.ofMinutes(10));
        var prometheus = config.prometheus();
        assertThat(prometheus.url()).isEmpty();
        assertThat(prometheus.job()).isEqualTo("bigbluebutton");
        assertThat(prometheus.every()).isEqualTo(Duration.ofSeconds(15));
        assertThat(prometheus.deadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(prometheus.leaveAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(prometheus.secret()).isEmpty();
        assertThat(prometheus.authorization()).isEmpty();
        assertThat(names(prometheus.labels()))
                .containsExactly(
                        "node",
                        "url",
                        "kind",
                        "weight",
                        "tags",
                        "secret",
                        "exporter",
                        "stats",
                        "jicofo",
                        "census",
                        "tokens");
        assertThat(config.policy()).isEqualTo(PolicyName.LOAD);
        assertThat(config.jitsi().participantsAtFullCpu()).isEqualTo(100);
        assertThat(config.jitsi().unopenedAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.jitsi().unseenAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(config.drain().every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.drain().notice()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.drain().text()).contains("{seconds} seconds");
        assertThat(config.vitalsEvery()).isEqualTo(Duration.ofSeconds(15));
        var capacity = config.capacity();
        assertThat(capacity.target()).isEqualTo(0.7);
        assertThat(capacity.reserve()).isEqualTo(100);
        assertThat(capacity.spareNodes()).isEqualTo(1);
        assertThat(capacity.minNodes()).isEqualTo(1);
        assertThat(capacity.maxNodes()).isEqualTo(100);
        assertThat(capacity.lookBack()).isEqualTo(Duration.ofMinutes(10));
        assertThat(capacity.lookAhead()).isEqualTo(Duration.ofMinutes(15));
        assertThat(capacity.growthFactor()).isEqualTo(2);
        assertThat(capacity.lowerAfter()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void everyKeyCanBeSet() {
        var config = config(Map.ofEntries(
                entry("ensemble.dispatcher.tenants-file", "t.yaml"),
                entry("ensemble.dispatcher.default-secret", "s"),
                entry("ensemble.dispatcher.refresh-every", "2s"),
                entry("ensemble.dispatcher.expected-participants", "20"),
                entry("ensemble.dispatcher.young-for", "30m"),
                entry("ensemble.dispatcher.reserve-at-most", "3m"),
                entry("ensemble.dispatcher.snapshot-max-age", "1m"),
                entry("ensemble.dispatcher.release-after", "45s"),
                entry("ensemble.dispatcher.confirm-every", "1h"),
                entry("ensemble.dispatcher.retry-after", "10s"),
                entry("ensemble.dispatcher.ends-at-once", "4"),
                entry("ensemble.dispatcher.forget-silent-after", "1h"),
                entry("ensemble.dispatcher.prometheus.url", "http://prometheus:9090"),
                entry("ensemble.dispatcher.prometheus.job", "bbb"),
                entry("ensemble.dispatcher.prometheus.every", "30s"),
                entry("ensemble.dispatcher.prometheus.deadline", "9s"),
                entry("ensemble.dispatcher.prometheus.leave-after", "5m"),
                entry("ensemble.dispatcher.prometheus.secret", "file:/run/secrets/{node}"),
                entry("ensemble.dispatcher.prometheus.authorization", "Bearer x"),
                entry("ensemble.dispatcher.prometheus.labels.id", "a"),
                entry("ensemble.dispatcher.prometheus.labels.url", "b"),
                entry("ensemble.dispatcher.prometheus.labels.kind", "c"),
                entry("ensemble.dispatcher.prometheus.labels.weight", "d"),
                entry("ensemble.dispatcher.prometheus.labels.tags", "e"),
                entry("ensemble.dispatcher.prometheus.labels.secret", "f"),
                entry("ensemble.dispatcher.prometheus.labels.exporter", "g"),
                entry("ensemble.dispatcher.prometheus.labels.stats", "h"),
                entry("ensemble.dispatcher.vitals-every", "30s"),
                entry("ensemble.dispatcher.capacity.target", "0.5"),
                entry("ensemble.dispatcher.capacity.reserve", "250"),
                entry("ensemble.dispatcher.capacity.spare-nodes", "2"),
                entry("ensemble.dispatcher.capacity.min-nodes", "3"),
                entry("ensemble.dispatcher.capacity.max-nodes", "12"),
                entry("ensemble.dispatcher.capacity.look-back", "5m"),
                entry("ensemble.dispatcher.capacity.look-ahead", "90m"),
                entry("ensemble.dispatcher.capacity.growth-factor", "3"),
                entry("ensemble.dispatcher.capacity.lower-after", "1h"),
                entry("ensemble.dispatcher.prometheus.labels.jicofo", "i"),
                entry("ensemble.dispatcher.prometheus.labels.census", "j"),
                entry("ensemble.dispatcher.prometheus.labels.tokens", "k"),
                entry("ensemble.dispatcher.policy", "idlest-cpu"),
                entry("ensemble.dispatcher.jitsi.participants-at-full-cpu", "80"),
                entry("ensemble.dispatcher.jitsi.unopened-after", "20m"),
                entry("ensemble.dispatcher.jitsi.unseen-after", "3h"),
                entry("ensemble.dispatcher.drain.every", "7s"),
                entry("ensemble.dispatcher.drain.notice", "2m"),
                entry("ensemble.dispatcher.drain.text", "bye")));
        assertThat(config.tenantsFile()).isEqualTo(Optional.of(Path.of("t.yaml")));
        assertThat(config.defaultSecret()).contains("s");
        assertThat(config.refreshEvery()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.expectedParticipants()).isEqualTo(20);
        assertThat(config.youngFor()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.reserveAtMost()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.snapshotMaxAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.releaseAfter()).isEqualTo(Duration.ofSeconds(45));
        assertThat(config.confirmEvery()).isEqualTo(Duration.ofHours(1));
        assertThat(config.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.endsAtOnce()).isEqualTo(4);
        assertThat(config.forgetSilentAfter()).isEqualTo(Duration.ofHours(1));
        var prometheus = config.prometheus();
        assertThat(prometheus.url()).contains(URI.create("http://prometheus:9090"));
        assertThat(prometheus.job()).isEqualTo("bbb");
        assertThat(prometheus.every()).isEqualTo(Duration.ofSeconds(30));
        assertThat(prometheus.deadline()).isEqualTo(Duration.ofSeconds(9));
        assertThat(prometheus.leaveAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(prometheus.secret()).contains("file:/run/secrets/{node}");
        assertThat(prometheus.authorization()).contains("Bearer x");
        assertThat(names(prometheus.labels())).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
        assertThat(config.policy()).isEqualTo(PolicyName.IDLEST_CPU);
        assertThat(config.jitsi().participantsAtFullCpu()).isEqualTo(80);
        assertThat(config.jitsi().unopenedAfter()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.jitsi().unseenAfter()).isEqualTo(Duration.ofHours(3));
        assertThat(config.vitalsEvery()).isEqualTo(Duration.ofSeconds(30));
        var capacity = config.capacity();
        assertThat(capacity.target()).isEqualTo(0.5);
        assertThat(capacity.reserve()).isEqualTo(250);
        assertThat(capacity.spareNodes()).isEqualTo(2);
        assertThat(capacity.minNodes()).isEqualTo(3);
        assertThat(capacity.maxNodes()).isEqualTo(12);
        assertThat(capacity.lookBack()).isEqualTo(Duration.ofMinutes(5));
        assertThat(capacity.lookAhead()).isEqualTo(Duration.ofMinutes(90));
        assertThat(capacity.growthFactor()).isEqualTo(3);
        assertThat(capacity.lowerAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(config.drain().every()).isEqualTo(Duration.ofSeconds(7));
        assertThat(config.drain().notice()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.drain().text()).isEqualTo("bye");
    }

    private static List<String> names(DispatcherConfig.Prometheus.Labels labels) {
        return List.of(
                labels.id(),
                labels.url(),
                labels.kind(),
                labels.weight(),
                labels.tags(),
                labels.secret(),
                labels.exporter(),
                labels.stats(),
                labels.jicofo(),
                labels.census(),
                labels.tokens());
    }

    private static DispatcherConfig config(Map<String, String> more) {
        var values = new HashMap<>(REQUIRED);
        values.putAll(more);
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DispatcherConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(DispatcherConfig.class);
    }
}
