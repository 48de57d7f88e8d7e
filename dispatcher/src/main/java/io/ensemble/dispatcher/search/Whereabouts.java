// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.search;

import java.util.Set;

/** What is known of where a meeting runs. */
public sealed interface Whereabouts {

    /** It runs on that node. */
    record On(String node) implements Whereabouts {}

    /**
     * It runs on none of the nodes that said so.
     *
     * @param silent the nodes that did not say
     */
    record Nowhere(Set<String> silent) implements Whereabouts {
        public Nowhere {
            silent = Set.copyOf(silent);
        }
    }
}
