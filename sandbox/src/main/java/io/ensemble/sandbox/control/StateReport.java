package io.ensemble.sandbox.control;

import io.ensemble.sandbox.api.RequestCounts;
import io.ensemble.sandbox.cpu.CpuMeter;
import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.meeting.Meetings;

/** Looks into a node. */
public record StateReport(
        String nodeId, String nodeUrl, Faults faults, CpuMeter cpu, RequestCounts counts, Meetings meetings) {

    NodeState take() {
        var all = meetings.all().stream().map(NodeState.MeetingState::of).toList();
        return new NodeState(
                nodeId,
                nodeUrl,
                faults.current(),
                cpu.advance().percent(),
                all.stream().mapToLong(NodeState.MeetingState::participantCount).sum(),
                counts.all(),
                all);
    }
}
