// SPDX-License-Identifier: Apache-2.0
/** Where a meeting runs, found out without the store. */
@NullMarked
package io.ensemble.dispatcher.search;

import org.jspecify.annotations.NullMarked;
