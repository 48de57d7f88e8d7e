/** One table of calls and expected answers, run against a node and against the gateway, which must not differ. */
@NullMarked
package io.ensemble.acceptance.conformance;

import org.jspecify.annotations.NullMarked;
