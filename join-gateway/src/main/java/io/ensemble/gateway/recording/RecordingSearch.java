package io.ensemble.gateway.recording;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.node.AllNodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds out which nodes have a recording. Nothing is remembered: recordings are few to change, and move between nodes. */
@ApplicationScoped
class RecordingSearch {

    private final AllNodes fleet;
    private final NodeRecordings recordings;

    RecordingSearch(AllNodes fleet, NodeRecordings recordings) {
        this.fleet = fleet;
        this.recordings = recordings;
    }

    private record Listing(Node node, List<Recording> recordings) {}

    /** The nodes with these recordings, as far as they are the tenant's. */
    Holders find(Tenant tenant, Collection<String> ids) {
        var answers = fleet.ask(node -> recordings.byId(node, ids).map(listed -> new Listing(node, listed)));
        var byNode = new LinkedHashMap<Node, List<String>>();
        for (var listing : answers.given()) {
            // Nodes list all ids that begin alike; what changes a recording must name it.
            var held = OwnRecordings.of(tenant.id(), listing.recordings()).stream()
                    .map(Recording::id)
                    .filter(ids::contains)
                    .distinct()
                    .toList();
            if (!held.isEmpty()) {
                byNode.put(listing.node(), held);
            }
        }
        return new Holders(byNode, answers.complete());
    }
}
