/** Where a meeting is, and how one is started. */
@NullMarked
package io.ensemble.gateway.meeting;

import org.jspecify.annotations.NullMarked;
