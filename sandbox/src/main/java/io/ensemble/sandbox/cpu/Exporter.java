package io.ensemble.sandbox.cpu;

import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/** What a node_exporter on the node would say, in Prometheus' text format (section 5.1). */
public final class Exporter implements Handler {

    /** Media type of what {@link #text()} gives. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final CpuMeter meter;
    private final Traffic traffic;
    private final Memory memory;
    private final IntSupplier users;
    private final InstantSource wallClock;
    private final Instant booted;

    /**
     * @param users who are on the node now
     * @param wallClock what the node believes to be the time
     */
    public Exporter(CpuMeter meter, Traffic traffic, Memory memory, IntSupplier users, InstantSource wallClock) {
        this.meter = meter;
        this.traffic = traffic;
        this.memory = memory;
        this.users = users;
        this.wallClock = wallClock;
        this.booted = wallClock.instant();
    }

    @Override
    public Reply handle(Request request) {
        return new Reply.Whole(Response.of(200, CONTENT_TYPE, text()));
    }

    /** The metrics of this moment. */
    public String text() {
        var cpu = meter.advance();
        var network = traffic.advance();
        var out = new Exposition();
        out.type("node_cpu_seconds_total", "counter", "Seconds the CPUs spent in each mode.");
        for (var core = 0; core < cpu.cores(); core++) {
            mode(out, core, "idle", cpu.idleSeconds());
            mode(out, core, "iowait", 0);
            mode(out, core, "irq", 0);
            mode(out, core, "nice", cpu.niceSeconds());
            mode(out, core, "softirq", cpu.softirqSeconds());
            mode(out, core, "steal", 0);
            mode(out, core, "system", cpu.systemSeconds());
            mode(out, core, "user", cpu.userSeconds());
        }
        out.gauge("node_load1", "1m load average.", cpu.load1());
        out.gauge("node_load5", "5m load average.", cpu.load5());
        out.gauge("node_load15", "15m load average.", cpu.load15());
        out.gauge("node_memory_MemTotal_bytes", "Memory information field MemTotal_bytes.", memory.total());
        out.gauge(
                "node_memory_MemAvailable_bytes",
                "Memory information field MemAvailable_bytes.",
                memory.available(users.getAsInt()));
        out.gauge("node_time_seconds", "System time in seconds since epoch.", wallClock.millis() / 1e3);
        out.gauge("node_boot_time_seconds", "Node boot time, in unixtime.", booted.toEpochMilli() / 1e3);
        out.type("node_network_receive_bytes_total", "counter", "Network device statistic receive_bytes.");
        out.sample("node_network_receive_bytes_total{device=\"eth0\"}", network.received());
        out.type("node_network_transmit_bytes_total", "counter", "Network device statistic transmit_bytes.");
        out.sample("node_network_transmit_bytes_total{device=\"eth0\"}", network.sent());
        MachineFacts.write(out);
        return out.text();
    }

    private static void mode(Exposition out, int core, String mode, double seconds) {
        out.sample("node_cpu_seconds_total{cpu=\"" + core + "\",mode=\"" + mode + "\"}", seconds);
    }
}
