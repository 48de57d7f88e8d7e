/** Of several pollers, one leads. */
@NullMarked
package io.ensemble.poller.lead;

import org.jspecify.annotations.NullMarked;
