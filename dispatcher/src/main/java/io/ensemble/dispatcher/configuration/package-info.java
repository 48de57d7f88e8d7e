/** Watches the files of nodes and tenants and publishes what they say. */
@NullMarked
package io.ensemble.dispatcher.configuration;

import org.jspecify.annotations.NullMarked;
