package io.ensemble.sandbox;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;

/** Gives every node a secret of its own; the same ones for the same seed. */
record Secrets(String seed) {

    String of(String nodeId) {
        return ChecksumAlgorithm.SHA256.hex(seed + "/" + nodeId);
    }
}
