package io.ensemble.sandbox.jitsi.bridge;

import io.ensemble.sandbox.cpu.Exposition;

/** What jicofo says to Prometheus. It leads all conferences, so it counts those too that need no bridge. */
record JicofoMetrics(Bridge bridge) {

    String text() {
        var conferences = 0;
        var participants = 0;
        var pairs = 0;
        var largest = 0;
        for (var room : bridge.rooms()) {
            var size = room.people().size();
            conferences++;
            participants += size;
            pairs += size * (size - 1);
            largest = Math.max(largest, size);
        }
        var operational = bridge.healthy() ? 1 : 0;
        var out = new Exposition();
        out.gauge("jitsi_jicofo_conferences", "Running count of conferences.", conferences);
        out.gauge("jitsi_jicofo_participants_current", "The current number of participants.", participants);
        out.gauge("jitsi_jicofo_participants_pairs", "Sum of n*(n-1) over all conferences.", pairs);
        out.gauge("jitsi_jicofo_largest_conference", "Participants in the largest conference.", largest);
        out.counter(
                "jitsi_jicofo_conferences_created_total",
                "Conferences created.",
                bridge.totals().opened());
        out.gauge("jitsi_jicofo_bridge_selector_bridge_count", "Bridges.", 1);
        out.gauge("jitsi_jicofo_bridge_selector_bridge_count_operational", "Bridges that work.", operational);
        out.counter("jitsi_jicofo_bridge_selector_lost_bridges_total", "Bridges that were lost.", 0);
        out.gauge("jitsi_jicofo_healthy", "Whether jicofo is healthy.", 1);
        return out.text();
    }
}
