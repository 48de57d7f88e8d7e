// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

/** The policies that can be chosen. */
public enum PolicyName {
    /** {@link LoadRule}: people, those who are expected, and processors. */
    LOAD,
    /** {@link IdlestCpu}: processors alone. */
    IDLEST_CPU
}
