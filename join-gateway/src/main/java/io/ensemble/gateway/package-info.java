/** The public face of a fleet: BigBlueButton's API, room links and web pages. It holds no state of its own. */
@NullMarked
package io.ensemble.gateway;

import org.jspecify.annotations.NullMarked;
