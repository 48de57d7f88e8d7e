/** Front ends with their own secrets, limits and meeting ids: what tenants.yaml holds. */
@NullMarked
package io.ensemble.fleet.tenant;

import org.jspecify.annotations.NullMarked;
