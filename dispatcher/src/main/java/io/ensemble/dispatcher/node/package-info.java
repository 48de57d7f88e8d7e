/** Nodes as operators see them, and the states that operators give them. */
@NullMarked
package io.ensemble.dispatcher.node;

import org.jspecify.annotations.NullMarked;
