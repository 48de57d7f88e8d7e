package io.ensemble.sandbox;

import io.ensemble.sandbox.meeting.TimeScale;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param nodes BigBlueButton nodes
 * @param port of the first node; the others follow
 * @param writeNodes where to write the nodes file
 * @param secretSeed makes the same secrets every time
 * @param people synthetic people in the whole fleet
 */
record Options(
        int nodes,
        JitsiOptions jitsi,
        int port,
        String host,
        Optional<Path> writeNodes,
        TimeScale timeScale,
        Optional<String> secretSeed,
        int people) {

    static final Options DEFAULT = new Options(
            4, JitsiOptions.DEFAULT, 9001, "127.0.0.1", Optional.empty(), TimeScale.REAL, Optional.empty(), 0);

    /** Nodes of all kinds. */
    int allNodes() {
        return nodes + jitsi.nodes();
    }

    int lastPort() {
        return port + allNodes() - 1;
    }
}
