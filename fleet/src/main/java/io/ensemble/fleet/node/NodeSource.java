// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.node;

/** Where nodes come from. Of a node that several list, the first of these counts. */
public enum NodeSource {
    /** nodes.yaml. */
    FILE("file", "nodes.yaml"),
    /** The operators' API. */
    API("api", "the API"),
    /** The targets of a Prometheus. */
    PROMETHEUS("prometheus", "Prometheus");

    private final String word;
    private final String title;

    NodeSource(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** The word that the API uses. */
    @Override
    public String toString() {
        return word;
    }
}
