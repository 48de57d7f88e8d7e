/** Stand-ins for the nodes and the dispatcher, in the test's own process. */
@NullMarked
package io.ensemble.gateway.testing;

import org.jspecify.annotations.NullMarked;
