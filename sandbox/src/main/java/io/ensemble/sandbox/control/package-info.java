/** The sandbox's own endpoints: look into a node, break it, act as a browser. */
@NullMarked
package io.ensemble.sandbox.control;

import org.jspecify.annotations.NullMarked;
