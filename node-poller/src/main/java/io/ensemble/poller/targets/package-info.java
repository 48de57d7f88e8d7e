/** The nodes' exporters as a list for Prometheus. */
@NullMarked
package io.ensemble.poller.targets;

import org.jspecify.annotations.NullMarked;
