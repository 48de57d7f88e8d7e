/** The service that decides: what is configured, what its meters are called, and what it does each second. */
@NullMarked
package io.ensemble.dispatcher;

import org.jspecify.annotations.NullMarked;
