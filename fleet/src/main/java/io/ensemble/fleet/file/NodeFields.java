// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.file;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import java.util.Optional;
import java.util.Set;

/** A node as keys and values describe it: the same rules for all sources of nodes. */
final class NodeFields {

    private static final Set<String> KEYS = Set.of(
            "id",
            "kind",
            "url",
            "secret",
            "state",
            "tags",
            "weight",
            "exporter",
            "stats",
            "tokens",
            "jicofo",
            "census");

    private static final Set<String> OF_JITSI = Set.of("tokens", "jicofo", "census");

    private NodeFields() {}

    /** Reads a node; empty, with notes, if it cannot be one. */
    static Optional<Node> read(Fields entry, Secrets secrets) {
        entry.allowOnly(KEYS);
        var id = entry.parsed("id", true, Words.AN_ID, Words::id);
        var kind = entry.parsed("kind", true, "bigbluebutton or jitsi", NodeKind::called);
        var url = entry.parsed("url", true, Words.A_URL, Words::base);
        var secret = secret(entry, kind, secrets);
        var state = entry.parsed("state", false, "enabled, cordoned or disabled", Words::state);
        var weight = entry.parsed("weight", false, "a number above 0 and at most 1000", Words::weight);
        var exporter = entry.parsed("exporter", false, Words.A_URL, Words::url);
        var jitsi = jitsi(entry, kind, secret);
        var tags = entry.texts("tags");
        if (id.isEmpty() || kind.isEmpty() || url.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Node(
                id.get(),
                kind.get(),
                url.get(),
                secret.get(),
                state.orElse(NodeState.ENABLED),
                Set.copyOf(tags),
                weight.orElse(1.0),
                exporter,
                jitsi));
    }

    private static Optional<Jitsi> jitsi(Fields entry, Optional<NodeKind> kind, Optional<Secret> secret) {
        var stats = entry.parsed("stats", false, Words.A_URL, Words::url);
        if (!kind.equals(Optional.of(NodeKind.JITSI))) {
            if (kind.isPresent()) {
                OF_JITSI.forEach(key -> entry.text(key, false)
                        .ifPresent(_ -> entry.note(key, "'" + key + "' is only for nodes of kind jitsi")));
            }
            return Optional.empty();
        }
        var tokens = entry.parsed("tokens", false, "secret, key or none", TokenKind::called);
        if (tokens.equals(Optional.of(TokenKind.SECRET)) && secret.equals(Optional.of(Secret.NONE))) {
            entry.note("tokens", "'tokens: secret' needs a 'secret': the app_secret of prosody");
        }
        return Optional.of(new Jitsi(
                tokens.orElse(TokenKind.usualFor(secret.orElse(Secret.NONE))),
                stats,
                entry.parsed("jicofo", false, Words.A_URL, Words::url),
                entry.parsed("census", false, Words.A_URL, Words::url)));
    }

    private static Optional<Secret> secret(Fields entry, Optional<NodeKind> kind, Secrets secrets) {
        var needed = kind.filter(NodeKind.BIGBLUEBUTTON::equals).isPresent();
        var written = entry.text("secret", needed);
        if (written.isEmpty()) {
            return needed ? Optional.empty() : Optional.of(Secret.NONE);
        }
        return Words.secret(entry, "secret", written.get(), secrets);
    }
}
