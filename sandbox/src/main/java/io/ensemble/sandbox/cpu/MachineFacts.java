// SPDX-License-Identifier: Apache-2.0
package io.ensemble.sandbox.cpu;

/** What else monitoring wants to know of a machine, as it is on one that is well. */
final class MachineFacts {

    /** Two disks of 1 TB as one, as the bare-metal servers in terraform have them. */
    private static final double DISK = 1e12;

    private static final double FREE = 0.6 * DISK;

    private static final String ROOT = "{device=\"/dev/md0\",fstype=\"ext4\",mountpoint=\"/\"}";

    private MachineFacts() {}

    static void write(Exposition out) {
        out.type("node_filesystem_size_bytes", "gauge", "Filesystem size in bytes.");
        out.sample("node_filesystem_size_bytes" + ROOT, DISK);
        out.type("node_filesystem_avail_bytes", "gauge", "Filesystem space available to non-root users in bytes.");
        out.sample("node_filesystem_avail_bytes" + ROOT, FREE);
        out.gauge("node_timex_offset_seconds", "Time offset in between local system and reference clock.", 0);
        out.gauge("node_timex_sync_status", "Is clock synchronized to a reliable server (1 = yes, 0 = no).", 1);
        out.type("node_systemd_unit_state", "gauge", "Systemd unit");
        for (var unit :
                new String[] {"bbb-web.service", "bbb-apps-akka.service", "freeswitch.service", "nginx.service"}) {
            out.sample("node_systemd_unit_state{name=\"" + unit + "\",state=\"active\",type=\"simple\"}", 1);
            out.sample("node_systemd_unit_state{name=\"" + unit + "\",state=\"failed\",type=\"simple\"}", 0);
        }
        // From a file in the exporter's folder for texts: deploy/monitoring/node/ensemble-recordings writes it.
        out.gauge("ensemble_node_recordings_waiting", "Recordings that wait to be processed.", 0);
    }
}
