package io.ensemble.gateway.recording;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Asks one node for its recordings. What comes back is of all tenants; empty if the node does not answer. */
@ApplicationScoped
class NodeRecordings {

    static final String RECORD_ID = "recordID";
    static final String MEETING_ID = "meetingID";
    private static final String STATE = "state";

    private static final Logger LOG = Logger.getLogger(NodeRecordings.class);

    private final NodeCalls nodes;
    private final InstantSource clock;
    private final Duration timeForAllPages;

    NodeRecordings(NodeCalls nodes, InstantSource clock, GatewayConfig config) {
        this.nodes = nodes;
        this.clock = clock;
        this.timeForAllPages = config.nodes().listDeadline();
    }

    /** Recordings in whatever state whose ids begin like these. */
    Optional<List<Recording>> byId(Node node, Collection<String> ids) {
        return byId(node, ids, Parameters.of(STATE, "any"));
    }

    /** Recordings whose ids begin like these; breakout rooms' with their parents, which tell whose they are. */
    Optional<List<Recording>> byId(Node node, Collection<String> ids, Parameters filter) {
        return list(node, filter.with(RECORD_ID, Ids.write(ids)))
                .flatMap(listed -> parentsMissingIn(listed)
                        .map(parents -> list(node, Parameters.of(RECORD_ID, Ids.write(parents), STATE, "any"))
                                .map(found -> Stream.concat(listed.stream(), found.stream())
                                        .toList()))
                        .orElse(Optional.of(listed)));
    }

    /** Recordings of these meetings. */
    Optional<List<Recording>> byMeeting(Node node, Collection<String> idsOnNode, Parameters filter) {
        return list(node, filter.with(MEETING_ID, Ids.write(idsOnNode)));
    }

    /**
     * All recordings, page by page: a node may refuse to list them without a limit (allowFetchAllRecordings). A node with
     * so many that time runs out lists those that it got to.
     */
    Optional<List<Recording>> all(Node node, Parameters filter) {
        var end = clock.instant().plus(timeForAllPages);
        var seen = new LinkedHashMap<String, Recording>();
        while (true) {
            var before = seen.size();
            var reply = response(
                    node,
                    filter.with(Page.OFFSET, String.valueOf(before)).with(Page.LIMIT, String.valueOf(Page.MAX_LIMIT)));
            if (reply.isEmpty()) {
                return before == 0 ? Optional.empty() : Optional.of(List.copyOf(seen.values()));
            }
            recordings(reply.get()).forEach(recording -> seen.putIfAbsent(recording.id(), recording));
            // An old node knows no pages and repeats itself.
            if (seen.size() == before || seen.size() >= total(reply.get())) {
                return Optional.of(List.copyOf(seen.values()));
            }
            if (!clock.instant().isBefore(end)) {
                LOG.warnf("%s has more recordings than it lists in time", node.id());
                return Optional.of(List.copyOf(seen.values()));
            }
        }
    }

    private static Optional<List<String>> parentsMissingIn(List<Recording> listed) {
        var ids = listed.stream().map(Recording::id).collect(Collectors.toSet());
        return Optional.of(listed.stream()
                        .filter(Recording::isBreakout)
                        .flatMap(recording -> recording.parent().stream())
                        .filter(Predicate.not(ids::contains))
                        .distinct()
                        .toList())
                .filter(parents -> !parents.isEmpty());
    }

    private Optional<List<Recording>> list(Node node, Parameters query) {
        return response(node, query).map(NodeRecordings::recordings);
    }

    private Optional<XmlElement> response(Node node, Parameters query) {
        return switch (nodes.get(node, ApiCall.GET_RECORDINGS, query, Patience.LIST)) {
            case Answered answered when answered.success() -> Optional.of(answered.response());
            case Answered refusal -> {
                LOG.warnf("%s refused to list recordings: %s", node.id(), refusal.messageKey());
                yield Optional.empty();
            }
            case Failed failed -> {
                LOG.warnf("%s did not list its recordings: %s", node.id(), failed.detail());
                yield Optional.empty();
            }
        };
    }

    private static List<Recording> recordings(XmlElement response) {
        var recordings = new ArrayList<Recording>();
        response.child("recordings").stream()
                .flatMap(list -> list.children("recording").stream())
                .map(Recording::new)
                .filter(recording -> !recording.id().isEmpty())
                .forEach(recordings::add);
        return recordings;
    }

    // Servers before 2.7 do not tell; then an empty page is the end.
    private static long total(XmlElement response) {
        try {
            return Long.parseLong(response.text("totalElements").strip());
        } catch (NumberFormatException untold) {
            return Long.MAX_VALUE;
        }
    }
}
