// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.ensemble.poller.cpu.CpuTotals.Spent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class CpuTotalsTest {

    private static final List<String> MODES =
            List.of("idle", "iowait", "irq", "nice", "softirq", "steal", "system", "user");
    private static final Set<String> NOT_BUSY = Set.of("idle", "iowait", "nice");

    @Example
    void readsWhatNodeExporterWrites() {
        var totals = CpuTotals.read("""
                # HELP node_cpu_guest_seconds_total Seconds the CPUs spent in guests (VMs) for each mode.
                node_cpu_guest_seconds_total{cpu="0",mode="nice"} 0
                # HELP node_cpu_seconds_total Seconds the CPUs spent in each mode.
                # TYPE node_cpu_seconds_total counter
                node_cpu_seconds_total{cpu="0",mode="idle"} 1.23456789e+06
                node_cpu_seconds_total{mode="user",cpu="1"} 12.5 1763899200000
                node_cpu_seconds_total{cpu="1",mode="iowait",} 0
                """);
        assertThat(totals)
                .contains(new CpuTotals(Map.of(
                        new Spent("0", "idle"),
                        1234567.89,
                        new Spent("1", "user"),
                        12.5,
                        new Spent("1", "iowait"),
                        0.0)));
    }

    @Example
    void waitingForDisksAndRecordingsLeaveAProcessorFreeAndStolenTimeDoesNot() {
        assertThat(busy("iowait")).isZero();
        assertThat(busy("nice")).isZero();
        assertThat(busy("steal")).isEqualTo(0.5);
        assertThat(busy("softirq")).isEqualTo(0.5);
    }

    @Example
    void otherProcessorsThanBeforeOrNoTimeSayNothing() {
        var one = new CpuTotals(Map.of(new Spent("0", "idle"), 1.0));
        var two = new CpuTotals(Map.of(new Spent("0", "idle"), 2.0, new Spent("1", "idle"), 1.0));
        assertThat(two.busySince(one, NOT_BUSY)).isEmpty();
        assertThat(one.busySince(two, NOT_BUSY)).isEmpty();
        assertThat(one.busySince(one, NOT_BUSY)).isEmpty();
    }

    @Property
    void theShareIsThatOfTheBusyModes(
            @ForAll @Size(8) List<@DoubleRange(max = 1e7) Double> before,
            @ForAll @Size(8) List<@DoubleRange(max = 1e3) Double> spent) {
        var after = new HashMap<Spent, Double>();
        var first = new HashMap<Spent, Double>();
        for (var i = 0; i < MODES.size(); i++) {
            first.put(new Spent("0", MODES.get(i)), before.get(i));
            after.put(new Spent("0", MODES.get(i)), before.get(i) + spent.get(i));
        }
        var all = spent.stream().mapToDouble(Double::doubleValue).sum();
        var busy = spent.get(2) + spent.get(4) + spent.get(5) + spent.get(6) + spent.get(7);

        var share = new CpuTotals(after).busySince(new CpuTotals(first), NOT_BUSY);

        if (all > 0.01) {
            assertThat(share.orElseThrow()).isBetween(0.0, 1.0).isCloseTo(busy / all, offset(1e-4));
        }
    }

    /** A second idle, and a second in that mode. */
    private static double busy(String mode) {
        var before = new CpuTotals(Map.of(new Spent("0", "idle"), 5.0, new Spent("1", mode), 7.0));
        var after = new CpuTotals(Map.of(new Spent("0", "idle"), 6.0, new Spent("1", mode), 8.0));
        return after.busySince(before, NOT_BUSY).orElseThrow();
    }
}
