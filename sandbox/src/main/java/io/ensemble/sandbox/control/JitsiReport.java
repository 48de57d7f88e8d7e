package io.ensemble.sandbox.control;

import io.ensemble.sandbox.api.RequestCounts;
import io.ensemble.sandbox.cpu.CpuMeter;
import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.jitsi.conference.Conferences;
import io.ensemble.sandbox.jitsi.token.TokenMode;

/** Looks into a Jitsi server. */
public record JitsiReport(
        String nodeId,
        String nodeUrl,
        TokenMode tokens,
        Faults faults,
        CpuMeter cpu,
        RequestCounts counts,
        Conferences conferences) {

    JitsiState take() {
        var rooms = conferences.all().stream().map(JitsiState.RoomState::of).toList();
        return new JitsiState(
                nodeId,
                "jitsi",
                nodeUrl,
                tokens.word(),
                faults.current(),
                cpu.advance().percent(),
                rooms.stream().mapToLong(room -> room.people().size()).sum(),
                counts.all(),
                rooms);
    }
}
