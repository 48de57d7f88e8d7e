@NullMarked
package io.ensemble.fleet.snapshot;

import org.jspecify.annotations.NullMarked;
