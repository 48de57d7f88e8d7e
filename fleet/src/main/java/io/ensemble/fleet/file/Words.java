package io.ensemble.fleet.file;

import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** How single words of the files are written. */
final class Words {

    /** 63 characters: an id also is a label of metrics and of host names (RFC 1123). */
    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    static final String AN_ID = "1 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-'";
    static final String A_URL = "a URL that begins with https:// or http:// and has a host";

    private Words() {}

    static String unknownKey(String key, String where, Set<String> known) {
        return "unknown key '" + key + "' in " + where + "; known are "
                + String.join(", ", known.stream().sorted().toList());
    }

    static Optional<String> id(String text) {
        return Optional.of(text).filter(id -> ID.matcher(id).matches());
    }

    static Optional<URI> url(String text) {
        try {
            var url = new URI(text);
            var http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return http && url.getHost() != null && url.getUserInfo() == null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** The address of a server, to which paths are added. */
    static Optional<URI> base(String text) {
        return url(text).filter(url -> url.getRawQuery() == null && url.getRawFragment() == null);
    }

    /** Draining is something that is done to a node at a time, so no file says it. */
    static Optional<NodeState> state(String text) {
        return NodeState.called(text).filter(state -> state != NodeState.DRAINING);
    }

    static Optional<Double> weight(String text) {
        try {
            var weight = Double.parseDouble(text);
            return weight > 0 && weight <= 1000 ? Optional.of(weight) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    static Optional<Integer> count(String text) {
        try {
            var count = Integer.parseInt(text);
            return count >= 0 ? Optional.of(count) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    static OptionalInt optional(Optional<Integer> count) {
        return count.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** The secret of a key, noted when it cannot be found. */
    static Optional<Secret> secret(Fields mapping, String key, String written, Secrets secrets) {
        return switch (secrets.lookUp(written)) {
            case Secrets.Lookup.Known(var secret) -> Optional.of(secret);
            case Secrets.Lookup.Unknown(var why) -> {
                mapping.note(key, why);
                yield Optional.empty();
            }
        };
    }
}
