/** Hooks: front ends ask Ensemble for events, each node tells Ensemble of all, and the relay finds who wants what. */
@NullMarked
package io.ensemble.gateway.hook;

import org.jspecify.annotations.NullMarked;
