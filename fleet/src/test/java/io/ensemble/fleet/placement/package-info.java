// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ensemble.fleet.placement;

import org.jspecify.annotations.NullMarked;
