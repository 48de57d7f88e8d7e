// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.snapshot;

/**
 * What is wrong with a node that answers, so that it must get no new meeting until an operator has mended it. The meetings
 * that it has go on: whoever is in one is not concerned.
 */
public enum Wrong {
    /** It refuses our secret, so no call to it would be heard. */
    SECRET("secret"),
    /** Its clock is off. */
    CLOCK("clock"),
    /** It answers something that is not BigBlueButton's API: an error page, half an answer, another application. */
    ANSWER("answer");

    private final String word;

    Wrong(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
