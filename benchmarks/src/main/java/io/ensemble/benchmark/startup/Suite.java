package io.ensemble.benchmark.startup;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The running suite that the measured replicas join, as the launcher describes it in the environment. */
final class Suite {

    private final UnaryOperator<String> environment;
    private final Service.Ports ports;

    /**
     * @param environment answers a variable's value
     * @param ports where the replica that is measured listens; only one runs at a time
     */
    Suite(UnaryOperator<String> environment, Service.Ports ports) {
        this.environment = environment;
        this.ports = ports;
    }

    List<Service> services() {
        return List.of(poller(), dispatcher(), gateway());
    }

    private Service poller() {
        return new Service("node-poller", ports, common(Map.of()), new Question("/prometheus/targets"), List.of());
    }

    private Service dispatcher() {
        var key = value("BENCH_DISPATCHER_KEY");
        var bearer = Map.of("Authorization", "Bearer " + key);
        return new Service(
                "dispatcher",
                ports,
                common(Map.of(
                        "ENSEMBLE_DISPATCHER_KEYS", key,
                        "ENSEMBLE_DISPATCHER_NODES_FILE", value("BENCH_NODES_FILE"),
                        "ENSEMBLE_DISPATCHER_DEFAULT_SECRET", value("BENCH_API_SECRET"))),
                new Question("/api/fleet", bearer),
                List.of(
                        new Question("/api/nodes", bearer),
                        new Question("/api/tenants", bearer),
                        new Question("/api/audit", bearer),
                        new Question("/api/placements?tenant=default&meetingId=nowhere", bearer),
                        new Question("/console/")));
    }

    private Service gateway() {
        return new Service(
                "join-gateway",
                ports,
                common(Map.of(
                        "ENSEMBLE_GATEWAY_DISPATCHER_KEY", value("BENCH_DISPATCHER_KEY"),
                        "ENSEMBLE_GATEWAY_DISPATCHERS", value("BENCH_DISPATCHER_URL"),
                        "ENSEMBLE_GATEWAY_ROOM_KEYS", value("BENCH_ROOM_KEY"),
                        "ENSEMBLE_GATEWAY_PUBLIC_URL", "http://localhost:" + ports.http())),
                signed("isMeetingRunning", "meetingID=nowhere"),
                List.of(new Question("/"), new Question("/bigbluebutton/api"), signed("getMeetings", "")));
    }

    private Question signed(String call, String query) {
        var checksum = Checksum.of(ChecksumAlgorithm.SHA256, call, query, value("BENCH_API_SECRET"));
        var parameter = Checksum.PARAMETER + "=" + checksum;
        return new Question("/bigbluebutton/api/" + call + "?" + (query.isEmpty() ? "" : query + "&") + parameter);
    }

    /** Stops at once when told to: nobody else relies on a replica that is only measured. */
    private Map<String, String> common(Map<String, String> own) {
        var all = new HashMap<>(own);
        all.put("ENSEMBLE_REDIS", value("BENCH_REDIS"));
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(ports.http()));
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management()));
        all.put("QUARKUS_SHUTDOWN_DELAY", "0");
        return Map.copyOf(all);
    }

    private String value(String name) {
        return environment.apply(name);
    }
}
