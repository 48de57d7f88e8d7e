/** What a node tells front ends on its own, and how hard it tries. */
@NullMarked
package io.ensemble.sandbox.callback;

import org.jspecify.annotations.NullMarked;
