// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.EndMeters;
import io.ensemble.dispatcher.NodeCalls;
import io.ensemble.dispatcher.placement.Releases;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.store.EndRequestStore;
import io.ensemble.fleet.store.EndingStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Ends meetings of a node, many at a time, and gives their places up. One that cannot be ended keeps none from it. */
@ApplicationScoped
class MeetingEnds {

    private final NodeCalls calls;
    private final PlacementStore placements;
    private final Releases releases;
    private final EndingStore endings;
    private final EndRequestStore requests;
    private final FleetView view;
    private final StoreAccess store;
    private final EndMeters meters;
    private final int atOnce;

    MeetingEnds(
            NodeCalls calls,
            PlacementStore placements,
            Releases releases,
            EndingStore endings,
            EndRequestStore requests,
            FleetView view,
            StoreAccess store,
            EndMeters meters,
            DispatcherConfig config) {
        this.calls = calls;
        this.placements = placements;
        this.releases = releases;
        this.endings = endings;
        this.requests = requests;
        this.view = view;
        this.store = store;
        this.meters = meters;
        this.atOnce = config.endsAtOnce();
    }

    /**
     * Says something in the chat of each meeting.
     *
     * @return what went wrong, by meeting
     */
    SequencedMap<String, String> tell(Node node, Collection<String> meetingIds, String text) {
        return each(meetingIds, id -> calls.say(node, id, text));
    }

    /**
     * Ends each meeting; those that are over already count as ended.
     *
     * @return what went wrong, by meeting
     */
    SequencedMap<String, String> end(Node node, Collection<String> meetingIds, EndMeters.Reason reason) {
        announce(node, meetingIds);
        return each(meetingIds, id -> {
            note(node, id);
            var problem = calls.end(node, id);
            meters.count(reason, problem.isEmpty());
            if (problem.isEmpty()) {
                release(node, id);
            }
            return problem;
        });
    }

    private void announce(Node node, Collection<String> meetingIds) {
        try {
            store.tell(() -> endings.begin(node.id(), meetingIds));
            view.refresh();
        } catch (StoreAwayException away) {
            // Then the meeting is looked for on the nodes themselves, and not found where it was ended.
        }
    }

    /** A node that cannot be told now is to be told when it is back; unless the meeting goes on elsewhere. */
    private void note(Node node, String meetingId) {
        var meeting = MeetingScope.ofNode(meetingId);
        try {
            var elsewhere = store.ask(() -> placements.find(meeting))
                    .filter(placement -> !placement.node().equals(node.id()));
            if (elsewhere.isEmpty()) {
                store.tell(() -> requests.note(meeting));
            }
        } catch (StoreAwayException away) {
            // Then a node that comes back keeps the meeting; whoever asked for its end hears what could not be ended.
        }
    }

    /** Whoever comes next is to find no place, and be given one on another node. */
    private void release(Node node, String meetingId) {
        try {
            store.ask(() -> placements.find(MeetingScope.ofNode(meetingId)))
                    .filter(placement -> placement.node().equals(node.id()))
                    .ifPresent(releases::asEnded);
        } catch (StoreAwayException later) {
            // Polling will not see the meeting any more, and then its place is released too.
        }
    }

    private SequencedMap<String, String> each(Collection<String> meetingIds, Function<String, Optional<String>> call) {
        var problems = new ConcurrentHashMap<String, String>();
        var turns = new Semaphore(atOnce);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            meetingIds.forEach(id -> threads.execute(() -> {
                turns.acquireUninterruptibly();
                try {
                    call.apply(id).ifPresent(problem -> problems.put(id, problem));
                } finally {
                    turns.release();
                }
            }));
        }
        return new TreeMap<>(Map.copyOf(problems));
    }
}
