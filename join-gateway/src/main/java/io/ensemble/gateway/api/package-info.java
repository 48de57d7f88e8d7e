/** BigBlueButton's API as one server would answer it: one class per call. */
@NullMarked
package io.ensemble.gateway.api;

import org.jspecify.annotations.NullMarked;
