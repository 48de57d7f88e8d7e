/** Errors as problem+json (RFC 9457), in one place for the whole API. */
@NullMarked
package io.ensemble.dispatcher.problem;

import org.jspecify.annotations.NullMarked;
