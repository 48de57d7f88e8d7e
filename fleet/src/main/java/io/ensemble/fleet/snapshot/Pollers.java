// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.snapshot;

import java.util.List;

/**
 * The pollers as one of them knows them.
 *
 * @param self the one who knows them
 * @param all ids of all, itself among them, sorted
 * @param epoch larger each time that somebody joins: pollers of the same ids are not the same if one was away meanwhile,
 *     for the others had its nodes
 */
public record Pollers(String self, List<String> all, long epoch) {

    public Pollers {
        all = all.stream().sorted().toList();
        if (!all.contains(self)) {
            throw new IllegalArgumentException(self + " is not one of " + all);
        }
    }

    /** Whether there is another than the one who knows them. */
    public boolean hasOthers() {
        return all.size() > 1;
    }
}
