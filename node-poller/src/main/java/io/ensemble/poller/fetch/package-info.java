/** Fetches what others serve over HTTP, within bounds of time and size. */
@NullMarked
package io.ensemble.poller.fetch;

import org.jspecify.annotations.NullMarked;
