package io.ensemble.fleet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

/**
 * Gives a packaged service, which a {@code @QuarkusIntegrationTest} starts, free ports. Port 0 would not do: Quarkus 3.34.1
 * labels the metrics of servers by the ports that were asked for, and Prometheus' registry refuses that a label is there for
 * one and not for the other. A field of type {@link Management} of the test is set to where health and metrics are.
 */
public final class FreePorts implements QuarkusTestResourceLifecycleManager {

    private int management;

    @Override
    public Map<String, String> start() {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            management = other.getLocalPort();
            return Map.of(
                    "quarkus.http.port", Integer.toString(one.getLocalPort()),
                    "quarkus.http.host", "127.0.0.1",
                    "quarkus.management.port", Integer.toString(management),
                    "quarkus.management.host", "127.0.0.1",
                    // Nobody else relies on it.
                    "quarkus.shutdown.delay", "0s");
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                new Management(URI.create("http://127.0.0.1:" + management + "/q")),
                new TestInjector.MatchesType(Management.class));
    }

    @Override
    public void stop() {}

    /**
     * Where health and metrics are.
     *
     * @param uri without a slash at the end
     */
    public record Management(URI uri) {

        /** For example {@code /health/ready}. */
        public String at(String path) {
            return uri + path;
        }
    }
}
