// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.placement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Weighted rendezvous hashing: all who know the same nodes choose the same one for a key, without a word between them, and
 * a node that goes moves no key but its own.
 *
 * <p>Source: Thaler and Ravishankar, "A Name-Based Mapping Scheme for Rendezvous" (1996); the weights as in Schindelhauer
 * and Schomaker, "Weighted Distributed Hash Tables" (2005): the largest of {@code -weight / ln(hash)} wins.
 */
public final class Rendezvous {

    private static final double RANGE = 0x1p53;

    private Rendezvous() {}

    /**
     * The choice for a key.
     *
     * @param weights of the nodes by id, each above 0
     * @return empty if there is no node
     */
    public static Optional<String> choose(String key, Map<String, Double> weights) {
        return weights.entrySet().stream()
                .max(Comparator.<Map.Entry<String, Double>>comparingDouble(
                                node -> -node.getValue() / Math.log(hash(key, node.getKey())))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /** Evenly spread between 0 and 1, both excluded. */
    private static double hash(String key, String node) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((node + "\0" + key).getBytes(UTF_8));
            var bits = 0L;
            for (var i = 0; i < Long.BYTES; i++) {
                bits = (bits << 8) | (digest[i] & 0xff);
            }
            return ((bits >>> 11) + 0.5) / RANGE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
