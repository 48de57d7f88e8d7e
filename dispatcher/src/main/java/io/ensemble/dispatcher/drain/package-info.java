/** Ends meetings where an operator wants it: those of a draining node past its deadline, or all of a node at once. */
@NullMarked
package io.ensemble.dispatcher.drain;

import org.jspecify.annotations.NullMarked;
