// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.snapshot;

import java.util.List;

/**
 * The pollers as one of them knows them.
 *
 * @param self the one who knows them
 * @param all ids of all, itself among them, sorted
 */
public record Pollers(String self, List<String> all) {

    public Pollers {
        all = all.stream().sorted().toList();
        if (!all.contains(self)) {
            throw new IllegalArgumentException(self + " is not one of " + all);
        }
    }
}
