/** What can go wrong with a node, and how that looks from outside. */
@NullMarked
package io.ensemble.sandbox.fault;

import org.jspecify.annotations.NullMarked;
