// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.audit;

import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.store.AuditStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What was done to the nodes of late. */
@ApplicationScoped
public class AuditTrail {

    private final AuditStore entries;
    private final StoreAccess store;

    AuditTrail(AuditStore entries, StoreAccess store) {
        this.entries = entries;
        this.store = store;
    }

    /** Adds what no change of the store adds by itself. */
    public void add(AuditEntry entry) {
        store.tell(() -> entries.add(entry));
    }

    /** The latest entries, the last first; of one node, or of all. */
    List<AuditEntry> latest(Optional<String> node, int atMost) {
        // The trail of one node is picked from all that is kept: it is read by people, not by machines.
        return store.ask(() -> node.isEmpty() ? entries.latest(atMost) : entries.all()).stream()
                .filter(entry -> node.isEmpty() || entry.node().equals(node.get()))
                .limit(atMost)
                .toList();
    }
}
