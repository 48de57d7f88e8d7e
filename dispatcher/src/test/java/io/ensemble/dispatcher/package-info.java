/** Tests of the whole dispatcher at its edge. */
@NullMarked
package io.ensemble.dispatcher;

import org.jspecify.annotations.NullMarked;
