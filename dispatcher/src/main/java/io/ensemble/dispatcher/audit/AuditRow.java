// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.audit;

import io.ensemble.fleet.audit.AuditEntry;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry as the API shows it. */
@Schema(name = "AuditEntry", description = "Something that was done to a node")
record AuditRow(
        Instant at,

        @Schema(
                description = "An operator in their own words, or a source of nodes, or Ensemble itself",
                examples = "anna")
        String by,

        @Schema(examples = "bbb-01") String node,

        @Schema(enumeration = {"state", "added", "left", "gone", "ended", "panic"})
        String deed,

        @Schema(description = "In a few words", examples = "cordoned")
        String what,

        @Schema(description = "In the words of whoever did it; empty if nothing was said")
        String why) {

    static AuditRow of(AuditEntry entry) {
        return new AuditRow(entry.at(), entry.by(), entry.node(), entry.deed().toString(), entry.what(), entry.why());
    }
}
