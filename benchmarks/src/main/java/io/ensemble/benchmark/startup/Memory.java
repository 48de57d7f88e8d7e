package io.ensemble.benchmark.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process has. */
final class Memory {

    private static final long KIB = 1024;

    private Memory() {}

    /** Resident bytes: from Linux's own accounts, or from {@code ps} where there are none (macOS). */
    static long resident(long pid) throws IOException, InterruptedException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        if (Files.isReadable(status)) {
            return fromStatus(Files.readString(status));
        }
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        var output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (ps.waitFor() != 0 || output.isEmpty()) {
            throw new IOException("ps does not know process " + pid);
        }
        return Long.parseLong(output) * KIB;
    }

    /** The line {@code VmRSS:   163840 kB} (proc_pid_status(5)). */
    static long fromStatus(String status) throws IOException {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kib -> Long.parseLong(kib) * KIB)
                .findFirst()
                .orElseThrow(() -> new IOException("no VmRSS in the process's status"));
    }
}
