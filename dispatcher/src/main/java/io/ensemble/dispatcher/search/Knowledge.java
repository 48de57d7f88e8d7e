// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.search;

import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What this dispatcher knows of meetings without the store: what polling saw, what it told of late, what nodes say. */
@ApplicationScoped
public class Knowledge {

    private final FleetView view;
    private final NodeSearch search;
    private final RecentPlaces recent = new RecentPlaces();

    Knowledge(FleetView view, NodeSearch search) {
        this.view = view;
        this.search = search;
    }

    /** Where polling last saw the meeting, unless it is being ended there: then it may start anew elsewhere. */
    public Optional<String> seen(MeetingKey meeting) {
        var idOnNode = MeetingScope.onNode(meeting);
        return view.snapshot().nodeWithMeeting(idOnNode, meeting.kind()).filter(node -> !view.isEnding(node, idOnNode));
    }

    /** Where the meeting runs, by everything that can be found out without the store. */
    public Whereabouts find(MeetingKey meeting) {
        return seen(meeting)
                .or(() -> recent.of(meeting, this::lastAnswer).filter(this::holdsMeetings))
                .<Whereabouts>map(Whereabouts.On::new)
                .orElseGet(() -> search.of(meeting));
    }

    /** The meeting has that place. */
    public void remember(Placement placement) {
        recent.remember(placement);
    }

    /** The meeting is no longer there. */
    public void forget(MeetingKey meeting, String node) {
        recent.forget(meeting, node);
    }

    /** How many meetings the tenant has, by what polling saw and by what was told of since. */
    public long meetingsOf(String tenant) {
        var seen = view.snapshot().nodes().values().stream()
                .filter(sighting -> sighting.health() != Health.OFFLINE)
                .flatMap(sighting -> sighting.meetings().stream()
                        .filter(meeting -> !meeting.breakout())
                        .map(meeting -> MeetingScope.ofNode(meeting.meetingId(), sighting.kind())))
                .filter(meeting -> meeting.tenant().equals(tenant))
                .distinct()
                .count();
        return seen
                + recent.count(place -> place.meeting().tenant().equals(tenant)
                        && place.since().isAfter(lastAnswer(place.node()))
                        && seen(place.meeting()).isEmpty());
    }

    private boolean holdsMeetings(String node) {
        return view.node(node)
                .map(known -> new NodeInView(known, view.snapshot().of(node)))
                .filter(NodeInView::holdsMeetings)
                .isPresent();
    }

    private Instant lastAnswer(String node) {
        return view.snapshot().of(node).flatMap(NodeSighting::seenAt).orElse(Instant.EPOCH);
    }
}
