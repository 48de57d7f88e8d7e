// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.search;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.NodeHttp;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asks all nodes at the same time whether they have a meeting. */
@ApplicationScoped
public class NodeSearch {

    /** What one node said. */
    private enum Word {
        THERE,
        NOT_THERE,
        SILENT
    }

    private final FleetView view;
    private final NodeHttp http;
    private final Duration deadline;
    private final Semaphore turns;

    NodeSearch(FleetView view, NodeHttp http, DispatcherConfig config) {
        this.view = view;
        this.http = http;
        this.deadline = config.searchDeadline();
        this.turns = new Semaphore(config.searchesAtOnce(), true);
    }

    /** Where the nodes say that the meeting is. Nodes that were given up or are out of use are not asked. */
    public Whereabouts of(MeetingKey meeting) {
        var asked = view.nodes().values().stream().filter(this::mayHaveIt).toList();
        var silent = new HashSet<String>();
        try {
            if (!turns.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                asked.forEach(node -> silent.add(node.id()));
                return new Whereabouts.Nowhere(silent);
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var questions = new ArrayList<Callable<Word>>();
                asked.forEach(node -> questions.add(() -> ask(node, meeting)));
                var words = threads.invokeAll(questions);
                for (var i = 0; i < asked.size(); i++) {
                    switch (words.get(i).get()) {
                        case THERE -> {
                            return new Whereabouts.On(asked.get(i).id());
                        }
                        case SILENT -> silent.add(asked.get(i).id());
                        case NOT_THERE -> {}
                    }
                }
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.forEach(node -> silent.add(node.id()));
        } catch (ExecutionException fault) {
            throw new IllegalStateException("A fault while a node was asked for a meeting", fault);
        }
        return new Whereabouts.Nowhere(silent);
    }

    private boolean mayHaveIt(Node node) {
        return node.kind() == NodeKind.BIGBLUEBUTTON
                && node.state() != NodeState.DISABLED
                && view.snapshot()
                        .of(node.id())
                        .filter(seen -> seen.health() == Health.OFFLINE)
                        .isEmpty();
    }

    private Word ask(Node node, MeetingKey meeting) {
        var question = Parameters.of("meetingID", MeetingScope.onNode(meeting));
        return switch (http.client(node, deadline).get(ApiCall.GET_MEETING_INFO, question)) {
            case Answered info
            when info.success() ->
                info.response().text("hasBeenForciblyEnded").equals("true") ? Word.NOT_THERE : Word.THERE;
            case Answered refusal -> refusal.messageKey().equals("notFound") ? Word.NOT_THERE : Word.SILENT;
            default -> Word.SILENT;
        };
    }
}
