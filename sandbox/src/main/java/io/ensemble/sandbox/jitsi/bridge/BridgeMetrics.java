package io.ensemble.sandbox.jitsi.bridge;

import io.ensemble.sandbox.cpu.Exposition;

/** What the bridge says to Prometheus. */
public record BridgeMetrics(Bridge bridge) {

    /** The metrics of this moment. */
    public String text() {
        var load = bridge.load();
        var totals = bridge.totals();
        var flow = load.flow();
        var out = new Exposition();
        out.gauge("jitsi_jvb_stress", "Stress level of the bridge.", bridge.stress());
        out.gauge("jitsi_jvb_conferences", "Current number of conferences.", load.conferences());
        out.gauge("jitsi_jvb_current_endpoints", "Number of current endpoints.", load.endpoints());
        out.gauge("jitsi_jvb_local_endpoints", "Number of local endpoints.", load.endpoints());
        out.gauge("jitsi_jvb_current_visitors", "Number of visitor endpoints.", 0);
        out.gauge("jitsi_jvb_endpoints_sending_audio", "Endpoints sending audio.", load.microphones());
        out.gauge("jitsi_jvb_endpoints_sending_video", "Endpoints sending video.", load.cameras());
        out.gauge("jitsi_jvb_largest_conference", "Size of the largest conference.", load.largest());
        out.gauge("jitsi_jvb_incoming_bitrate", "Incoming RTP bitrate in bps.", flow.received() * 8);
        out.gauge("jitsi_jvb_outgoing_bitrate", "Outgoing RTP bitrate in bps.", flow.sent() * 8);
        out.gauge("jitsi_jvb_incoming_packet_rate", "Incoming RTP packet rate.", load.packetsReceived());
        out.gauge("jitsi_jvb_outgoing_packet_rate", "Outgoing RTP packet rate.", load.packetsSent());
        out.counter("jitsi_jvb_conferences_created_total", "Conferences created.", totals.onBridge());
        out.counter("jitsi_jvb_conferences_completed_total", "Conferences completed.", totals.offBridge());
        out.gauge("jitsi_jvb_healthy", "Whether the bridge is healthy.", bridge.healthy() ? 1 : 0);
        out.gauge("jitsi_jvb_drain_mode", "Whether the bridge is drained.", 0);
        out.gauge("jitsi_jvb_graceful_shutdown", "Whether it shuts down gracefully.", 0);
        out.gauge("jitsi_jvb_shutting_down", "Whether it is shutting down.", 0);
        return out.text();
    }
}
