package io.ensemble.sandbox.jitsi.bridge;

import io.ensemble.sandbox.web.Json;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;

/** What the bridge says at {@code /colibri/stats} (jitsi-videobridge, doc/statistics.md); rates in kbit/s. */
record ColibriStats(Bridge bridge, InstantSource wallClock) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** The last one counts the larger conferences too. */
    private static final int SIZES = 15;

    String text() {
        var load = bridge.load();
        var totals = bridge.totals();
        var flow = load.flow();
        var sizes = new int[SIZES];
        load.sizes().forEach(size -> sizes[Math.min(size, SIZES - 1)]++);
        var stats = new LinkedHashMap<String, Object>();
        stats.put("current_timestamp", STAMP.format(wallClock.instant()));
        stats.put("conferences", load.conferences());
        stats.put("participants", load.endpoints());
        stats.put("largest_conference", load.largest());
        stats.put("conference_sizes", sizes);
        stats.put("endpoints_sending_audio", load.microphones());
        stats.put("endpoints_sending_video", load.cameras());
        stats.put("videochannels", load.endpoints());
        stats.put("p2p_conferences", 0);
        stats.put("inactive_conferences", 0);
        stats.put("stress_level", bridge.stress());
        stats.put("bit_rate_download", Math.round(flow.received() * 8 / 1000));
        stats.put("bit_rate_upload", Math.round(flow.sent() * 8 / 1000));
        stats.put("packet_rate_download", load.packetsReceived());
        stats.put("packet_rate_upload", load.packetsSent());
        stats.put("total_conferences_created", totals.onBridge());
        stats.put("total_conferences_completed", totals.offBridge());
        stats.put("healthy", bridge.healthy());
        stats.put("drain", false);
        stats.put("graceful_shutdown", false);
        stats.put("shutting_down", false);
        stats.put("threads", 70);
        return Json.write(stats);
    }
}
