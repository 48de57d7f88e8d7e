package io.ensemble.sandbox;

import io.ensemble.sandbox.meeting.TimeScale;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line, understood or not. */
sealed interface CommandLine {
    /** Everything is in order. */
    record Start(Options options) implements CommandLine {}

    /** Somebody asks what there is. */
    record Help() implements CommandLine {}

    /** An option is wrong. */
    record Wrong(String message) implements CommandLine {}

    /** More than that is no fleet of one machine. */
    int MOST_NODES = 1000;

    String USAGE = """
            A whole fleet on one machine: simulated BigBlueButton and Jitsi nodes.

              --nodes 4              how many BigBlueButton nodes
              --jitsi 0              how many Jitsi nodes
              --port 9001            of the first node; the others follow, Jitsi last
              --host 127.0.0.1       where they listen
              --write-nodes FILE     write a nodes file for this fleet, once all listen
              --time-scale 1         how much faster than the clock the meetings' timers run
              --secret-seed TEXT     derive the nodes' secrets from this; random otherwise
              --people 0             synthetic people who come and go in the meetings
              --jitsi-tokens secret  how Jitsi nodes tell who may enter: by a token signed with the node's secret,
                                     by one signed with a published key (key), or not at all (none);
                                     a list such as secret,none,key is dealt out in turn
              --jitsi-key-server URL       where the published keys are
              --jitsi-reservations URL     who is asked whether a room may open; {node} becomes the node's id
            """;

    Set<String> NAMES =
            Set.of("--nodes", "--port", "--host", "--write-nodes", "--time-scale", "--secret-seed", "--people");

    static CommandLine parse(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return new Help();
        }
        var given = new HashMap<String, String>();
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!NAMES.contains(name) && !JitsiOptions.NAMES.contains(name)) {
                return new Wrong("There is no option " + name + ". Try --help.");
            }
            if (i + 1 == arguments.size()) {
                return new Wrong(name + " needs a value.");
            }
            given.put(name, arguments.get(i + 1));
        }
        try {
            return check(read(given));
        } catch (IllegalArgumentException wrong) {
            return new Wrong(String.valueOf(wrong.getMessage()));
        }
    }

    private static Options read(Map<String, String> given) {
        var standard = Options.DEFAULT;
        return new Options(
                number(given, "--nodes", standard.nodes(), 0, MOST_NODES),
                JitsiOptions.read(number(given, "--jitsi", 0, 0, MOST_NODES), given),
                number(given, "--port", standard.port(), 1, 65_535),
                given.getOrDefault("--host", standard.host()),
                Optional.ofNullable(given.get("--write-nodes")).map(Path::of),
                scale(given.getOrDefault("--time-scale", "1")),
                Optional.ofNullable(given.get("--secret-seed")),
                number(given, "--people", standard.people(), 0, 1_000_000));
    }

    private static CommandLine check(Options options) {
        if (options.allNodes() == 0) {
            return new Wrong("A fleet has at least one node.");
        }
        return options.lastPort() > 65_535
                ? new Wrong("%d nodes from port %d on do not fit below 65536."
                        .formatted(options.allNodes(), options.port()))
                : new Start(options);
    }

    private static int number(Map<String, String> given, String name, int fallback, int least, int most) {
        var text = given.getOrDefault(name, Integer.toString(fallback));
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, in the same words as a number out of range.
        }
        throw new IllegalArgumentException("%s is a number from %d to %d, not %s.".formatted(name, least, most, text));
    }

    private static TimeScale scale(String text) {
        try {
            return new TimeScale(Double.parseDouble(text));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "--time-scale is a number above 0, at most 10000, not " + text + ".", wrong);
        }
    }
}
