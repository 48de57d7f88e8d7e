package io.ensemble.sandbox;

import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.node.JitsiSpec;
import io.ensemble.sandbox.node.NodeSpec;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for in Jitsi nodes.
 *
 * @param tokens how they tell who may enter, taken in turn
 * @param keyServer where the keys of those are who sign tokens
 * @param reservations who is asked whether a room may open, with {@code {node}} where the node's id goes
 */
record JitsiOptions(int nodes, List<TokenMode> tokens, Optional<String> keyServer, Optional<String> reservations) {

    static final JitsiOptions DEFAULT =
            new JitsiOptions(0, List.of(TokenMode.SECRET), Optional.empty(), Optional.empty());

    static final Set<String> NAMES = Set.of("--jitsi", "--jitsi-tokens", "--jitsi-key-server", "--jitsi-reservations");

    JitsiOptions {
        tokens = List.copyOf(tokens);
        if (keyServer.isEmpty() && tokens.contains(TokenMode.KEY)) {
            throw new IllegalArgumentException("--jitsi-tokens key needs a --jitsi-key-server.");
        }
    }

    /**
     * Reads its part of the command line.
     *
     * @param nodes how many
     */
    static JitsiOptions read(int nodes, Map<String, String> given) {
        var tokens = given.get("--jitsi-tokens");
        return new JitsiOptions(
                nodes,
                tokens == null ? DEFAULT.tokens() : modes(tokens),
                address(given, "--jitsi-key-server"),
                address(given, "--jitsi-reservations"));
    }

    /** The set-up of one of the nodes, counted from 0. */
    JitsiSpec spec(NodeSpec node, int index) {
        return new JitsiSpec(
                node,
                tokens.get(index % tokens.size()),
                keyServer,
                reservations.map(base -> base.replace("{node}", node.id())));
    }

    private static List<TokenMode> modes(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(word -> TokenMode.called(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "--jitsi-tokens is a list of secret, key and none, not " + text + ".")))
                .toList();
    }

    private static Optional<String> address(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).map(text -> {
            if (!isAddress(text.replace("{node}", "node"))) {
                throw new IllegalArgumentException(name + " is an http or https address, not " + text + ".");
            }
            return text.replaceFirst("/+$", "");
        });
    }

    private static boolean isAddress(String text) {
        try {
            var scheme = URI.create(text).getScheme();
            return "http".equals(scheme) || "https".equals(scheme);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
