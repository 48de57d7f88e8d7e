package io.ensemble.acceptance.fault;

import io.ensemble.acceptance.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** One of several processes of a service, in its present life. */
final class Replica implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private Suite.Service service;
    private int starts = 1;

    Replica(Suite.Service service) {
        this.service = service;
    }

    String name() {
        return service.name();
    }

    URI url() {
        return service.url();
    }

    String metrics() {
        return service.metrics();
    }

    void kill() {
        service.program().kill();
    }

    void freeze() {
        service.program().freeze();
    }

    void thaw() {
        service.program().thaw();
    }

    boolean isAlive() {
        return service.program().isAlive();
    }

    /** Ends it as a deploy does: SIGTERM, then wait. */
    void stop() {
        service.program().close();
    }

    /** A new process with the same settings. */
    void start() {
        starts++;
        service = service.again("faults-" + service.name() + "-" + starts);
    }

    /** A new process with other settings beside the same ones. */
    void start(Map<String, String> changed) {
        var settings = new HashMap<>(service.environment());
        settings.putAll(changed);
        service = new Suite.Service(
                service.module(),
                service.name(),
                service.program(),
                service.port(),
                service.managementPort(),
                settings);
        start();
    }

    void awaitReady() {
        Awaitility.await(service.name())
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(service::isReady);
    }

    @Override
    public void close() {
        kill();
    }
}
