// SPDX-License-Identifier: Apache-2.0
/** Which nodes the fleet has: what nodes.yaml, Prometheus and operators list, made one; who is listed no more leaves in peace. */
@NullMarked
package io.ensemble.dispatcher.discovery;

import org.jspecify.annotations.NullMarked;
