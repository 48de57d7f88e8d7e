// SPDX-License-Identifier: Apache-2.0
/** The states that operators give nodes. */
@NullMarked
package io.ensemble.dispatcher.state;

import org.jspecify.annotations.NullMarked;
